package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers sent back is inspected in a real browser at 360 by 640, by somebody of the floor. */
class HandheldInspectTest extends HandheldWork {
    HandheldInspectTest(TestDatabase db) {
        super(db);
    }

    @BeforeEach
    void inspects() throws Exception {
        screen.press("Inspect");
    }

    @Test
    void units_of_an_order_are_graded_and_go_where_it_is_proposed_or_wait_for_a_supervisor() throws Exception {
        stock.shipped("RT-1", 3);
        screen.wrong("RT-1".repeat(31), "Too long to be a code");
        screen.right("RT-1");
        assertThat(screen.rows().get("where")).contains("RT-1").contains("0 of 3 units are back");

        screen.wrong("NOBODY", "Nobody has described the barcode NOBODY");
        screen.right("111");
        screen.asked("a", "Sell again?");
        screen.press("Yes, do it");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'what'");
        assertThat(screen.rows().get("where")).contains("1 of 3 units are back");
        assertThat(screen.rows().get("into")).contains("Mug").contains("Grade A: lay it with the put-back, for sale");

        screen.right("111");
        screen.asked("A", "Sell again?");
        screen.press("Something else");
        screen.press("Back to the maker");
        screen.right("The handle is glued");
        assertThat(screen.rows().get("into")).contains("a supervisor decides");

        screen.right("111", "111");
        screen.asked("C", "Keep as damaged?");
        screen.browser.run("delete document.documentElement.dataset.flash");
        screen.press("Yes, do it");
        screen.await("document.documentElement.dataset.flash === 'wrong'");
        assertThat(screen.text()).contains("Of M-1 3 went out and 2 came back: not 2 more");
        assertThat(stock.lying("PUT-BACK", "M-1", "")).isEqualTo(1);
        assertThat(stock.lying("RETURNS", "M-1", "")).isEqualTo(1);
        assertThat(db.jdbc()
                        .sql(
                                "select grade || ' ' || proposed || ' ' || coalesce(disposition, '?') || ' ' || coalesce(reason, '-') || ' ' || worker from wms.return_line l where exists (select from wms.return_parcel r where r.id = l.return_id and r.order_number = 'RT-1') order by seq")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("A restock restock - fay", "A restock ? The handle is glued fay"));

        assertThat(told("close")).isEqualTo("404 returns.no-such-return");
        assertThat(told("units/2/decision")).as("only a supervisor decides").isEqualTo("403 request.forbidden");
        screen.press("Parcel is empty");
        screen.await("document.body.innerText.includes('2 units are inspected')");
        assertThat(count("select count(*) from wms.return_parcel where order_number = 'RT-1' and state = 'closed'"))
                .isEqualTo(1);
    }

    @Test
    void a_parcel_that_nobody_knows_is_inspected_without_an_order_and_names_are_read() throws Exception {
        screen.asked("1Z-NOT-OURS", "Nothing of this number left here");
        screen.press("Yes");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'what'");
        assertThat(screen.rows().get("where")).contains("No order");

        screen.right("5550");
        screen.wrong("5550", "This is no number of a unit");
        screen.right("SN-77");
        screen.asked("B", "Mend it?");
        screen.browser.run("delete document.documentElement.dataset.flash");
        screen.press("Yes, do it");
        screen.await("document.documentElement.dataset.flash === 'wrong'");
        assertThat(screen.text()).contains("The unit SN-77 was never here");
        screen.press("Back to the question");
        assertThat(screen.step()).isEqualTo("many");
        screen.press("Start over");

        screen.right("4406");
        assertThat(screen.text()).contains("6 × Glass jar");
        screen.asked("a", "A supervisor decides");
        screen.press("Yes");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'what'");
        assertThat(stock.lying("RETURNS", "JAR", "")).isEqualTo(6);
    }

    @Test
    void without_an_answer_the_unit_waits_on_the_device_and_counts_once() throws Exception {
        screen.press("No number on it");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'what'");
        screen.right("222");
        screen.asked("c", "Keep as damaged?");
        screen.cable.deafen();
        screen.press("Yes, do it");
        screen.await("document.body.innerText.includes('No connection')");
        house.awaitCount("select count(*) from wms.return_line where sku = 'M-2'", 1);
        screen.press("Back to the question");
        screen.open();
        screen.await("document.body.innerText.includes('No answer yet')");
        screen.press("☰");
        screen.press("Leave this job");
        screen.press("Leave");
        screen.press("Inspect");
        screen.await("document.body.innerText.includes('No answer yet')");
        screen.cable.mend();
        screen.press("Ask again");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'what'");
        assertThat(screen.rows().get("into")).contains("Plate").contains("damaged");
        assertThat(stock.lying("PUT-BACK", "M-2", "")).isEqualTo(1);
        assertThat(count("select count(*) from wms.return_line where sku = 'M-2'"))
                .isEqualTo(1);
        screen.online();
    }

    /** What somebody of the floor is told of a return that is not there, over the handheld's own path. */
    private String told(String what) throws Exception {
        return screen.browser.run("""
                (async () => {
                  const { token } = await (await fetch("/handheld/RNO1/session")).json();
                  const answer = await fetch("/handheld/RNO1/returns/1/%s", { method: "POST", body: '{"disposition": "scrap", "reason": "x"}',
                    headers: { "Content-Type": "application/json", Accept: "application/json", [token.header]: token.value } });
                  return answer.status + " " + (await answer.json()).code;
                })()""".formatted(what)).asString();
    }
}
