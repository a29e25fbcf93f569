package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goods that change their shape: kits that are made and taken apart, and plates that are built, carried and broken up. */
class HandheldBenchTest extends HandheldWork {
    private static final String PLATE = "003401234500000017";

    HandheldBenchTest(TestDatabase db) {
        super(db);
    }

    @BeforeAll
    void benchAndParts() {
        house.api("PUT", "/warehouses/RNO1/layout", "{\"locations\": [{\"code\": \"BENCH-1\", \"kind\": \"bench\"}]}");
        house.api("PUT", "/skus", """
                {"items": [{"sku": "SET", "description": "Gift set", "kind": "goods", "weightGrams": 500,
                  "packs": [{"level": "each", "units": 1, "barcodes": ["7770"]}]}]}""");
        house.awaitCount("select count(*) from wms.item_barcode where barcode = '7770'", 1);
        stock.onDock("KT-1", "JAR", "4440", 20, "");
        stock.putAway("4440", 20, "F-1", "");
        stock.onDock("KT-2", "TEA", "3330", 20, ", \"lot\": \"L1\", \"expiresOn\": \"2031-01-31\"");
        stock.putAway("3330", 20, "F-2", ", \"lot\": \"L1\"");
    }

    private void order(String key, String kind, int quantity) {
        house.api("POST", "/warehouses/RNO1/work-orders", """
                {"key": "%s", "kind": "%s", "sku": "SET", "quantity": %d, "parts": [{"sku": "JAR", "quantity": 1}, {"sku": "TEA", "quantity": 2}]}\
                """.formatted(key, kind, quantity));
    }

    @Test
    void parts_are_fetched_kits_made_once_and_taken_apart_again() throws Exception {
        order("WO-1", "kit", 3);
        screen.press("Kits");
        screen.await("document.querySelector('.row.now')");
        screen.wrong("F-3", "Wrong bin");
        screen.right(stock.digits("F-2"));
        screen.wrong("4440", "Wrong item");
        screen.right("3330", "6");
        screen.wrong("F-3", "F-3 is no bench");
        screen.right("BENCH-1", "F-1");
        screen.cable.cut();
        screen.right("4440", "BENCH-1");
        screen.badge("1 waiting");
        mended();
        assertThat(stock.lying("BENCH-1", "JAR", "")).isEqualTo(3);
        assertThat(stock.lying("BENCH-1", "TEA", "L1")).isEqualTo(6);

        assertThat(screen.text()).contains("To make").contains("Gift set");
        screen.wrong("4", "Wrong number");
        screen.right("7770", "7770");
        screen.enter();
        assertThat(stock.lying("PUT-BACK", "SET", "")).isEqualTo(2);
        screen.cable.deafen();
        screen.browser.press("Enter");
        until("No connection");
        house.awaitCount(
                "select count(*) from wms.work_step s join wms.work_order o on o.node_id = s.node_id and o.id = s.order_id where o.key = 'WO-1'",
                2);
        screen.open();
        until("No answer yet");
        screen.cable.mend();
        screen.press("Ask again");
        until("3 of Gift set are made");
        assertThat(stock.lying("PUT-BACK", "SET", "")).isEqualTo(3);
        assertThat(stock.lying("BENCH-1", "TEA", "L1")).isZero();
        screen.online();

        stock.scan(
                "\"kind\": \"putaway\", \"from\": \"PUT-BACK\", \"to\": \"F-3\", \"barcode\": \"7770\", \"quantity\": 3");
        order("WO-2", "de-kit", 1);
        screen.press("Next");
        screen.await("document.querySelector('.row.now')");
        screen.right("F-3", "7770", "BENCH-1");
        screen.press("☰");
        screen.press("Leave this job");
        screen.press("Leave");
        screen.press("Kits");
        screen.await("document.querySelector('.keypad')");
        screen.asked("1", "printed on the goods");
        screen.right("L1");
        until("1 of Gift set are taken apart");
        assertThat(stock.lying("PUT-BACK", "JAR", "")).isEqualTo(1);
        assertThat(stock.lying("PUT-BACK", "TEA", "L1")).isEqualTo(2);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void parts_that_broke_at_the_bench_are_thrown_away_once_and_others_are_fetched() throws Exception {
        stock.onDock("BK-1", "TEA", "3330", 4, ", \"lot\": \"L2\", \"expiresOn\": \"2031-02-28\"");
        stock.putAway("3330", 4, "F-3", ", \"lot\": \"L2\"");
        order("BK-1", "kit", 1);
        screen.press("Kits");
        screen.await("document.querySelector('.row.now')");
        screen.right("F-2", "3330", "2", "BENCH-1", "F-1", "4440", "BENCH-1");
        screen.press("A part broke");
        until("Which part?");
        screen.wrong("7770", "Wrong item");
        screen.right("3330", "2");
        screen.cable.deafen();
        screen.press("Was faulty");
        until("No connection");
        house.awaitCount("select count(*) from wms.work_step where kind = 'scrap'", 1);
        screen.cable.mend();
        screen.press("Ask again");
        until("2 of Green tea are thrown away. Press Next");
        assertThat(count("select count(*) from wms.work_step where kind = 'scrap' and reason = 'Was faulty'"))
                .isEqualTo(1);
        assertThat(stock.lying("BENCH-1", "TEA", "L1")).isZero();
        screen.online();

        screen.press("Next");
        screen.await("document.querySelector('.row.now')");
        screen.right(screen.rows().get("where").replaceFirst(" \\|.*", ""), "3330", "2", "BENCH-1");
        screen.press("A part broke");
        until("Which part?");
        screen.press("JAR");
        screen.wrong("0", "Wrong number");
        screen.right("9");
        screen.press("Broke at the bench");
        until("fewer of JAR than 9");
        screen.press("Back to the question");
        screen.press("Start over");
        screen.await("document.body.innerText.includes('To make')");
        screen.right("7770");
        screen.enter();
        until("1 of Gift set are made");
        stock.scan(
                "\"kind\": \"putaway\", \"from\": \"PUT-BACK\", \"to\": \"F-3\", \"barcode\": \"7770\", \"quantity\": 1");
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void a_plate_is_built_put_away_moved_and_broken_up_by_its_number() throws Exception {
        stock.onDock("PL-1", "JAR", "4440", 13, "");
        screen.press("Build a plate");
        screen.right("DOCK-1");
        screen.wrong("4440", "This is no plate");
        screen.right("(00)" + PLATE, "4406", "4406");
        screen.enter();
        screen.right("4440");
        screen.wrong("9", "are on no plate: 1, not 9");
        screen.right("1");
        screen.press("Take off");
        screen.right("4440", "1");
        screen.press("Plate is done");
        until("The plate …000017 is done");
        assertThat(on(PLATE)).isEqualTo("DOCK-1 12");

        screen.press("Another job");
        screen.press("Carry a plate");
        screen.wrong("4440", "This is no plate");
        screen.right(PLATE);
        assertThat(screen.rows().get("what")).contains("JAR").contains("12 units");
        assertThat(screen.rows().get("many")).contains("DOCK-1").contains("put away");
        screen.wrong("NOWHERE", "There is no place NOWHERE");
        screen.right("R-1");
        assertThat(on(PLATE)).isEqualTo("R-1 12");

        screen.cable.cut();
        screen.asked(PLATE, "Where does it stand?");
        screen.press("In store");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'into'");
        screen.right("R-2");
        screen.badge("1 waiting");
        mended();
        assertThat(on(PLATE)).isEqualTo("R-2 12");

        screen.right(PLATE);
        screen.press("Break it up");
        screen.press("Yes");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'where'");
        assertThat(count("select count(*) from wms.plate where state = 'broken'"))
                .isEqualTo(1);
        assertThat(stock.lying("R-2", "JAR", "")).isEqualTo(12);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void new_plates_get_numbers_and_labels_and_what_comes_in_is_counted_onto_one() throws Exception {
        stock.announce("NP-1", "JAR", 20);
        screen.press("New plates");
        screen.press("Pallet");
        screen.await("document.querySelector('.keypad')");
        screen.wrong("2", "has no company prefix");
        house.api("PUT", "/warehouses/RNO1/company-prefix", "{\"prefix\": \"0614141\", \"extension\": 3}");
        screen.wrong("51", "Wrong number");
        screen.right("2");
        until("New plates: 2");
        var plate = db.jdbc()
                .sql(
                        "select number from wms.plate where kind = 'pallet' and number like '30614141%' order by number limit 1")
                .query(String.class)
                .single();
        screen.browser.run("window.open = path => (window.opened = path); true");
        screen.press("…" + plate.substring(12));
        screen.await("(await fetch(window.opened)).headers.get('content-type') === 'application/pdf'");
        screen.wrong(PLATE, "one of the new plates");
        screen.right("(00)" + plate);
        screen.press("All have labels");
        until("Receive onto them");

        screen.press("Another job");
        screen.press("Receive");
        until("Which delivery?");
        screen.right("NP-1", "DOCK-1", plate, "4440", "5");
        assertThat(screen.rows().get("into")).contains(plate.substring(12)).contains("NP-1");
        screen.cable.cut();
        screen.right("4440", "4");
        screen.badge("1 waiting");
        mended();
        assertThat(on(plate)).isEqualTo("DOCK-1 9");
        screen.press("Plate is done");
        screen.right("4440", "3");
        screen.online(); // only who has nothing waiting asks
        assertThat(on(plate)).isEqualTo("DOCK-1 9");

        stock.scan("\"kind\": \"plate-putaway\", \"plate\": \"%s\", \"to\": \"R-2\"".formatted(plate));
        screen.right(plate, "4440");
        screen.wrong("1", "stands at R-2");
        assertThat(screen.rows().get("into")).doesNotContain(plate.substring(12));
        assertThat(screen.step()).isEqualTo("what");
        assertThat(on(plate)).isEqualTo("R-2 9");
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void where_the_server_fails_or_refuses_to_speak_it_is_said_and_nothing_is_guessed() throws Exception {
        screen.press("Carry a plate");
        for (var answer : new String[][] {{"500", "The server failed"}, {"403", "You may not work here"}}) {
            screen.browser.run("""
                    window.reached ??= fetch;
                    window.fetch = (path, how) => String(path).includes('/plates/')
                        ? Promise.resolve(new Response('', { status: %s })) : window.reached(path, how);
                    true""".formatted(answer[0]));
            screen.wrong(PLATE, answer[1]);
            assertThat(screen.text()).doesNotContain("Where does it stand?");
        }
        screen.browser.run("window.fetch = window.reached; true");
        screen.wrong("4440", "This is no plate");
    }

    /** Where the plate stands, and how many units are on it. */
    private String on(String number) {
        var plate = house.read("/warehouses/RNO1/plates/" + number);
        return plate.path("location").asString() + " "
                + plate.path("goods").path(0).path("quantity").asLong();
    }
}
