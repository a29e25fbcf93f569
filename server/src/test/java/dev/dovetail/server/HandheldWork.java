package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A house with goods, and for each test a fresh device of 360 by 640 with somebody of the floor at it, who works by simulated scans in a real browser. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HandheldWork {
    final TestDatabase db;
    ConsoleHouse house;
    HandheldStock stock;
    HandheldScreen screen;

    HandheldWork(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        assumeTrue(Chromium.find().isPresent(), "no chromium is on this machine: the handheld was not looked at");
        house = new ConsoleHouse(db, directory);
        house.fill();
        stock = new HandheldStock(house, db);
    }

    @BeforeEach
    void freshDevice(@TempDir Path profile) throws Exception {
        screen = new HandheldScreen(Chromium.find().orElseThrow(), profile, house, "fay");
        screen.open();
        screen.installed();
        screen.press("I am fay");
    }

    /** A browser tells of what is refused, and of what it cannot do without a touch. */
    @AfterEach
    void nothingComplains() throws Exception {
        assertThat(screen.browser.complaints())
                .noneMatch(one -> !one.contains("ERR_") && !one.contains("status of 4") && !one.contains("vibrate"));
        screen.close();
    }

    @AfterAll
    void stop() {
        if (house != null) house.close();
    }

    /** By a button, until the server has it and the next item is asked for. */
    void answer(String words) throws Exception {
        screen.press(words);
        screen.await("document.querySelector('.row.now')?.dataset.row === 'what'");
    }

    /** The job is chosen, and its first question is asked. */
    void begins(String job) throws Exception {
        screen.press(job);
        screen.await("document.querySelector('.row.now')");
    }

    void until(String words) throws Exception {
        screen.await("document.body.innerText.includes('" + words + "')");
    }

    /** The connection is there again, and what waited is sent. */
    void mended() throws Exception {
        screen.cable.mend();
        screen.browser.run("dispatchEvent(new Event('online'))");
        screen.online();
    }

    long count(String sql) {
        return db.jdbc().sql(sql).query(Long.class).single();
    }
}
