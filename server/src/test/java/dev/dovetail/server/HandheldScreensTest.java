package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every screen of the handheld in every state at 360 by 640, by day and by night: targets of 56 pixels, one question, nothing
 * cut off. A picture of each is in {@code server/target/handheld}.
 */
@ExtendWith(PostgresExtension.class)
class HandheldScreensTest {
    private static final Path PICTURES = Path.of("target", "handheld");

    private final TestDatabase db;

    HandheldScreensTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void every_screen_fits_and_can_be_used_with_one_thumb(@TempDir Path directory, @TempDir Path profile)
            throws Exception {
        assumeTrue(Chromium.find().isPresent(), "no chromium is on this machine: the handheld was not looked at");
        List<String> faults = new ArrayList<>();
        try (var house = new ConsoleHouse(db, directory)) {
            house.fill();
            try (var screen = new HandheldScreen(Chromium.find().orElseThrow(), profile, house, "fay")) {
                screen.open();
                for (var scheme : List.of("light", "dark")) faults.addAll(walk(screen, scheme));
                faults.addAll(screen.browser.complaints());
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> walk(HandheldScreen screen, String scheme) throws Exception {
        Files.createDirectories(PICTURES.resolve(scheme));
        screen.browser.screen(360, 640, scheme);
        List<String> faults = new ArrayList<>();
        for (JsonNode name : screen.browser.run(gallery())) {
            var word = name.asString();
            for (JsonNode fault : screen.browser.run("gallery.show('" + word + "')"))
                faults.add(scheme + " " + word + ": " + fault.asString());
            screen.browser.picture(PICTURES.resolve(scheme).resolve(word + ".png"));
        }
        return faults;
    }

    private static String gallery() throws Exception {
        try (var script = HandheldScreensTest.class.getResourceAsStream("/handheld-gallery.js")) {
            return new String(java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
