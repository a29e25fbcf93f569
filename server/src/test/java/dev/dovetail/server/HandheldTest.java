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
        goods.barcodes.put("M-1", "111");
        goods.barcodes.put("M-2", "222");
        screen.press("I am fay");
        screen.press("Pick with a cart");
        screen.picture("03-cart");
        screen.press("8 totes");
        screen.await("document.querySelector('.row.now')");
        screen.picture("04-where");

        int lines = screen.browser.run("document.querySelector('progress').max").asInt();
        boolean cut = false, reloaded = false, mended = false;
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
                    screen.open();
                    assertThat(screen.rows()).isEqualTo(before);
                    reloaded = true;
                }
            }
            if (screen.done() >= 14 && !mended) {
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

    private long count(String sql) {
        return db.jdbc().sql(sql).query(Long.class).single();
    }
}
