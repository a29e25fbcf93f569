package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.TestDatabase;
import org.junit.jupiter.api.Test;

/** Goods that come in and goods in store, done by simulated scans in a real browser at 360 by 640. */
class HandheldJobsTest extends HandheldWork {
    HandheldJobsTest(TestDatabase db) {
        super(db);
    }

    private void jars() {
        var reference = java.util.UUID.randomUUID().toString();
        stock.onDock(reference, "JAR", "4440", 10, "");
        stock.putAway("4440", 10, "R-2", "");
    }

    @Test
    void goods_are_moved_and_the_lot_is_asked_only_where_the_server_wants_to_know() throws Exception {
        stock.onDock("MV-1", "TEA", "3330", 30, ", \"lot\": \"L1\", \"expiresOn\": \"2031-01-31\"");
        stock.putAway("3330", 30, "R-2", ", \"lot\": \"L1\"");
        screen.press("Move");
        screen.right("R-2", "3330", "3330", "5", "F-2");
        assertThat(stock.lying("F-2", "TEA", "L1")).isEqualTo(5);

        stock.onDock("MV-2", "TEA", "3330", 20, ", \"lot\": \"L2\", \"expiresOn\": \"2031-02-28\"");
        stock.putAway("3330", 20, "R-2", ", \"lot\": \"L2\"");
        screen.right("R-2", "3312");
        screen.asked("F-2", "Which of them?");
        screen.wrong("L9", "L1, L2");
        screen.right("L2");
        assertThat(stock.lying("F-2", "TEA", "L2")).isEqualTo(12);

        screen.right("R-2", "3330", "400");
        screen.asked("F-2", "Which of them?");
        screen.browser.run("delete document.documentElement.dataset.flash");
        screen.press("Lot L1");
        screen.await("document.documentElement.dataset.flash === 'wrong'");
        assertThat(screen.text()).contains("In R-2 25 are free, not 400");
        assertThat(screen.step()).isEqualTo("many");
        screen.right("25", "F-3");
        assertThat(stock.lying("F-3", "TEA", "L1")).isEqualTo(25);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void what_the_server_refuses_is_said_at_once_and_nothing_is_booked_for_a_supervisor() throws Exception {
        jars();
        screen.press("Move");
        screen.right("R-2", "NOBODY", "1");
        screen.wrong("F-2", "Nobody has described the barcode NOBODY");
        assertThat(screen.step()).isEqualTo("what");
        screen.right("4440", "1");
        screen.wrong("NOWHERE", "There is no place NOWHERE");
        assertThat(screen.step()).isEqualTo("into");
        screen.wrong("R-2", "They lie here already");
        screen.right("F-2");
        assertThat(stock.lying("F-2", "JAR", "")).isEqualTo(1);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void moves_go_on_alone_and_a_question_whose_answer_was_lost_is_made_once() throws Exception {
        jars();
        screen.press("Move");
        screen.cable.cut();
        screen.right("R-2", "4440", "1", "F-3");
        screen.right("R-2", "4440", "1", "F-3");
        screen.badge("2 waiting");
        mended();
        assertThat(stock.lying("F-3", "JAR", "")).isEqualTo(2);

        screen.cable.deafen();
        screen.right("R-2", "4440", "1", "F-3");
        screen.badge("1 waiting");
        mended();
        screen.right("R-2", "4440", "1");
        screen.cable.deafen();
        screen.browser.scan("F-3");
        house.awaitCount(
                "select count(*) from wms.stock_move where sku = 'JAR' and reason = 'moved' and to_location = "
                        + "(select id from wms.location where code = 'F-3')",
                4);
        screen.cable.mend();
        screen.open();
        screen.online();
        assertThat(screen.step()).isEqualTo("where");
        assertThat(stock.lying("F-3", "JAR", "")).isEqualTo(4);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void a_face_is_filled_from_any_of_its_reserves() throws Exception {
        stock.onDock("RP-1", "JAR", "4440", 60, "");
        stock.putAway("4440", 30, "R-1", "");
        stock.putAway("4440", 30, "R-2", "");
        house.api("PUT", "/warehouses/RNO1/pick-faces", """
            {"faces": [{"location": "F-1", "sku": "JAR", "least": 12, "most": 36}]}\
            """);
        screen.press("Replenish");
        screen.await("document.querySelector('.row.now')");
        assertThat(screen.rows().get("into")).contains("F-1").contains("runs low");
        screen.wrong("A-2", "Wrong bin");
        screen.right(stock.digits("R-1"));
        screen.wrong("3330", "Wrong item");
        screen.right("4406", "5");
        screen.wrong("F-2", "Wrong bin");
        screen.right(stock.digits("F-1"));
        screen.right("R-2", "4406", "F-1");
        screen.await("document.body.innerText.includes('These faces are filled')");
        screen.online();
        assertThat(stock.lying("F-1", "JAR", "")).isEqualTo(36);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void a_delivery_is_counted_and_asked_is_only_what_its_barcodes_do_not_tell() throws Exception {
        receive("RC-1", "TEA", 15);
        screen.wrong("A-1", "Wrong dock");
        screen.right("DOCK-2", "]C10104006381333931" + "17310131" + "10L7", "10");
        assertThat(stock.lying("DOCK-2", "TEA", "L7")).isEqualTo(10);

        screen.right("3330", "L8");
        screen.wrong("319931", "No such day");
        screen.right("310228", "3330", "3330", "3330", "3330");
        screen.enter();
        assertThat(stock.lying("DOCK-2", "TEA", "L8")).isEqualTo(5);

        screen.right("3330", "L8");
        screen.asked("2", "2 more than announced");
        answer("Yes");
        assertThat(stock.lying("DOCK-2", "TEA", "L8")).isEqualTo(7);
        screen.press("All received");
        screen.await("document.body.innerText.includes('17 units are on the dock')");
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void what_was_not_announced_or_is_past_its_days_is_told_and_received_and_names_are_read() throws Exception {
        receive("RC-2", "LAMP", 2);
        screen.right("DOCK-2", "5550", "SN-1");
        screen.wrong("SN-1", "This unit is counted");
        screen.right("SN-2");
        answer("All are read");
        assertThat(stock.lying("DOCK-2", "LAMP", "")).isEqualTo(2);

        screen.asked("3312", "Not on this delivery");
        screen.press("Yes");
        screen.await("document.querySelector('.keypad')");
        screen.asked("2", "printed on the goods");
        screen.asked("L5", "as 270331 for 31 March 2027");
        screen.asked("250101", "Past its days: 2025-01-01");
        answer("Yes");
        assertThat(stock.lying("DOCK-2", "TEA", "L5")).isEqualTo(24);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void a_delivery_is_counted_on_without_a_connection() throws Exception {
        receive("RC-3", "JAR", 24);
        screen.right("DOCK-2");
        screen.cable.cut();
        screen.right("4406", "4406", "4440", "3");
        screen.badge("2 waiting");
        assertThat(screen.step()).isEqualTo("what");
        screen.open();
        screen.right("4440", "4");
        mended();
        assertThat(stock.lying("DOCK-2", "JAR", "")).isEqualTo(2 * 6 + 3 + 4);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void of_two_lots_on_the_dock_the_worker_says_which_before_anything_is_booked() throws Exception {
        stock.onDock("PA-1", "TEA", "3330", 4, ", \"lot\": \"A1\", \"expiresOn\": \"2031-01-31\"");
        stock.onDock("PA-2", "TEA", "3330", 3, ", \"lot\": \"A2\", \"expiresOn\": \"2031-02-28\"");
        screen.press("Put away");
        screen.await("document.querySelector('.row.now')");
        screen.right("DOCK-1");
        putAway("3330", "A2", 2);
        putAway("]C10104006381333931" + "10A1", "A1", 4);
        putAway("3330", "A2", 1);
        screen.online();
        assertThat(stock.lying("DOCK-1", "TEA", "A1") + stock.lying("DOCK-1", "TEA", "A2"))
                .isZero();
        assertThat(stock.conflicts()).isEmpty();
    }

    /** Answers what is asked, in the order in which it is asked. */
    private void putAway(String barcode, String lot, int quantity) throws Exception {
        var last = screen.scan(barcode);
        while (!screen.step().equals("what")) {
            if (last.equals("asks")) last = screen.scan(lot);
            else if (screen.keyed()) last = screen.scan(Integer.toString(quantity));
            else last = screen.scan(screen.rows().get("into").replaceFirst(" \\|.*", ""));
            assertThat(last).as(screen.text()).isNotEqualTo("wrong");
        }
    }

    @Test
    void what_comes_behind_a_fault_of_the_server_waits_for_it_and_other_work_goes_on() throws Exception {
        jars();
        stock.faultOn("JAR");
        screen.press("Move");
        screen.right("R-2", "4440", "2", "F-3", "F-3", "4440", "2", "A-2", "A-1", "111", "1", "F-2");
        screen.badge("2 waiting");
        assertThat(stock.lying("F-2", "M-1", "")).isEqualTo(1);
        stock.mended();
        screen.browser.run("Date.now = (now => () => now() + 60000)(Date.now); dispatchEvent(new Event('online'))");
        screen.online();
        assertThat(stock.lying("A-2", "JAR", "")).isEqualTo(2);
        assertThat(stock.conflicts()).isEmpty();
    }

    private void receive(String reference, String sku, int expected) throws Exception {
        stock.announce(reference, sku, expected);
        screen.press("Receive");
        screen.await("document.body.innerText.includes('Which delivery?')");
        screen.right(reference.toLowerCase(java.util.Locale.ROOT));
    }
}
