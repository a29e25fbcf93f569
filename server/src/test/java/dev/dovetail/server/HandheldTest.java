package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The handheld in a real browser at 360 by 640, over the whole program and a real database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandheldTest {
    private static final int LINES = 20;

    private final TestDatabase db;
    private ConsoleHouse house;
    private HandheldGoods goods;
    private HandheldScreen screen;

    HandheldTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory, @TempDir Path profile) throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no chromium is on this machine: the handheld was not looked at");
        house = new ConsoleHouse(db, directory);
        house.fill();
        goods = new HandheldGoods(house, LINES);
        goods.barcodes.putAll(java.util.Map.of("M-1", "111", "M-2", "222"));
        screen = new HandheldScreen(program.get(), profile, house, "fay");
        screen.open();
    }

    @AfterAll
    void stop() throws Exception {
        if (screen != null) screen.close();
        if (house != null) house.close();
    }

    /** The orders of the house come first; then four of five lines each go onto one cart. */
    @Test
    void a_cluster_of_twenty_lines_with_the_connection_cut_in_the_middle_loses_and_doubles_nothing() throws Exception {
        for (int i = 0; i < 4; i++) goods.order("H-" + i, 1 + 5 * i, 5);
        house.awaitCount("select count(*) from wms.pick_line where sku like 'P-%'", LINES);
        screen.press("I am fay");
        screen.press("Pick with a cart");
        screen.picture("03-cart");
        screen.press("8 totes");
        screen.await("document.querySelector('.row.now')");
        screen.picture("04-where");

        int lines = screen.browser.run("document.querySelector('progress').max").asInt();
        screen.measure();
        boolean cut = false, reloaded = false, mended = false;
        var measured = "";
        while (screen.browser.run("!!document.querySelector('.row')").asBoolean()) {
            if (screen.done() >= 6 && !cut) {
                screen.cable.deafen(); // the last batch is taken, its answer lost
                cut = true;
            }
            if (screen.done() >= 8) {
                if (!mended) screen.cable.cut();
                if (!reloaded) {
                    assertThat(screen.badge()).contains("waiting");
                    var before = screen.rows();
                    screen.picture("10-offline");
                    measured = "scan to feedback online: " + screen.measured();
                    screen.open();
                    screen.measure();
                    assertThat(screen.rows()).isEqualTo(before);
                    reloaded = true;
                }
            }
            if (screen.done() >= 14 && !mended) {
                System.out.println(measured + "\nscan to feedback offline: " + screen.measured());
                screen.cable.mend();
                mended = true;
            }
            screen.pickOne(goods.barcodes);
        }
        screen.await("document.querySelector('.badge').innerText === 'online'");
        screen.picture("12-done");

        assertThat(lines).isGreaterThanOrEqualTo(LINES);
        assertThat(count("select count(*) from wms.scan where outcome = 'refused'"))
                .isZero();
        assertThat(count("select count(*) from wms.scan where queued"))
                .isEqualTo(count("select count(*) from wms.stock_move where reason = 'picked'"));
        assertThat(count("select sum(picked) from wms.pick_line"))
                .isEqualTo(count("select sum(quantity) from wms.pick_line"));
        assertThat(count("select sum(quantity) from wms.stock_move where reason = 'picked'"))
                .isEqualTo(count("select sum(quantity) from wms.pick_line"));
        assertThat(screen.browser.complaints()).noneMatch(one -> !one.contains("ERR_"));
    }

    @Test
    void training_touches_no_stock_and_every_job_has_its_screens(@TempDir Path profile) throws Exception {
        long before = count("select count(*) from wms.scan");
        try (var fresh = screen(profile)) {
            fresh.open();
            fresh.picture("20-who");
            assertThat(fresh.scan("BADGE-7")).isEqualTo("right");
            fresh.await("document.body.innerText.includes('Pick with a cart')");
            fresh.picture("21-jobs");
            assertThat(fresh.scan("ANYTHING")).isEqualTo("wrong");
            fresh.press("Back to the question");
            train(
                    fresh,
                    "Pick with a cart",
                    "X-99",
                    "417",
                    "1111",
                    "1111",
                    "TOTE-A",
                    "1111",
                    "TOTE-A",
                    "TOTE-B",
                    "A-02-3",
                    "2212",
                    "2212",
                    "TOTE-B",
                    "B-04-2",
                    "3333",
                    "7",
                    "TOTE-A");
            train(fresh, "Put away", "9", "1111", "A-09-9", "A-01-1", "3333", "", "B-04-2");
            train(fresh, "Pack", "T-1", "CARTON-1", "1111", "1111", "3333", "", "500");
            train(fresh, "Load", "1Z999", "CARTON-2");
            train(fresh, "Count", "A-01-1", "1111", "12");
            train(fresh, "Pick", "A-01-1", "1111", "1111", "C-1", "B-04-2", "3333", "7");
            train(fresh, "Put wall", "1111", "PW1-02", "PW1-01", "3333", "PW1-01");
            train(fresh, "Lay back", "1111", "2", "417");
            train(fresh, "Lay for pick-up", "CARTON-2", "PICKUP-1");
            train(fresh, "Not collected", "CARTON-1");
            train(fresh, "Kits", "A-01-1", "1111", "3", "BENCH-1", "A-02-3", "2222", "6", "BENCH-1", "3");
            train(fresh, "Carry a plate", "003401234500000017", "R-01-4");
            train(fresh, "Build a plate", "DOCK-1", "003401234500000017", "1111", "12");
            assertThat(fresh.browser.complaints()).isEmpty();
        }
        assertThat(count("select count(*) from wms.scan")).isEqualTo(before);
    }

    /** One scan after the other, each screen looked at; then the menu ends it. */
    private static void train(HandheldScreen screen, String job, String... scans) throws Exception {
        screen.press("Training");
        screen.press(job);
        screen.await("document.querySelector('.row.now')");
        assertThat(screen.text()).contains("nothing is counted");
        var name = "3-" + job.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "-";
        screen.picture(name + "00");
        for (int i = 0; i < scans.length; i++) {
            if (scans[i].isEmpty()) screen.enter();
            else screen.scan(scans[i]);
            screen.picture("%s%02d".formatted(name, i + 1));
        }
        screen.browser.run("document.querySelector('.wrong').hidden = true");
        screen.browser.run("document.querySelector('.menu').click()");
        screen.press("End the training");
    }

    @Test
    void what_the_books_refuse_after_the_hand_has_done_it_waits_for_a_supervisor(@TempDir Path profile)
            throws Exception {
        house.order("H-9", "M-1", 1, "Mug");
        house.awaitCount(
                "select count(*) from wms.pick_task t join wms.outbound o on o.node_id = t.node_id and o.id = t.outbound_id where o.order_number = 'H-9'",
                1);
        try (var fresh = screen(profile);
                var admin = new Visitor(house.address, "admin")) {
            fresh.open();
            fresh.scan("vic");
            fresh.press("Pick");
            fresh.await("document.querySelector('.row.now')");
            fresh.cable.cut();
            var task = house.api(
                            "POST",
                            "/floor/RNO1/assignments",
                            "{\"worker\": \"vic\", \"kind\": \"pick\", \"limit\": 1}")
                    .path("tasks")
                    .path(0);
            house.api("POST", "/floor/RNO1/scans", picked(task));
            while (!fresh.step().isEmpty()) fresh.pickOne(goods.barcodes);
            fresh.picture("41-offline-done");
            fresh.press("Next");
            fresh.await("document.body.innerText.includes('No connection')");
            fresh.picture("42-error");
            fresh.cable.mend();
            fresh.browser.run("dispatchEvent(new Event('online'))");
            fresh.await("document.querySelector('.badge').innerText.includes('conflict')");
            fresh.browser.run("document.querySelector('.badge').click()");
            fresh.picture("43-conflict");
            assertThat(fresh.text()).contains("A supervisor has them");

            assertThat(admin.get("/floor").body()).contains("for a supervisor");
            var page = admin.get("/floor/RNO1/conflicts").body();
            assertThat(page).contains("vic").contains("Picked");
            var settle = java.util.regex.Pattern.compile("action=\"([^\"]+/settle)\"")
                    .matcher(page);
            assertThat(settle.find()).isTrue();
            admin.post(settle.group(1), java.util.Map.of("note", "counted, put back"));
            assertThat(admin.get("/floor/RNO1/conflicts?state=settled").body()).contains("counted, put back");
        }
        assertThat(
                        count(
                                "select count(*) from wms.scan s where queued and outcome = 'refused' and not exists (select from wms.conflict c where c.scan_id = s.scan_id)"))
                .isZero();
    }

    /** Another has picked the first stop of it meanwhile. */
    private static String picked(tools.jackson.databind.JsonNode task) {
        var line = task.path("lines").path(0);
        return """
                {"scans": [{"scanId": "%s", "kind": "pick", "worker": "otto", "at": "2026-01-01T00:00:00Z", "task": "%s", "seq": %d, "location": "%s",
                  "barcode": "%s", "quantity": %d, "tote": "TOTE-OTTO"}]}""".formatted(
                        java.util.UUID.randomUUID(),
                        task.path("task").asString(),
                        line.path("seq").asInt(),
                        line.path("location").asString(),
                        line.path("barcode").asString(),
                        line.path("quantity").asInt());
    }

    private HandheldScreen screen(Path profile) throws Exception {
        return new HandheldScreen(Chromium.find().orElseThrow(), profile, house, "fay");
    }

    private long count(String sql) {
        return db.jdbc().sql(sql).query(Long.class).single();
    }
}
