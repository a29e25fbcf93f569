package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.Home;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    Path directory;

    @Test
    void a_live_database_is_never_emptied() {
        assertMisuse("--empty", Map.of("empty", "true"));
        assertMisuse("--empty", Map.of("empty", "true", "origin", "live"));
    }

    @Test
    void there_are_no_other_origins() {
        assertMisuse("'test'", Map.of("origin", "test"));
        assertMisuse("'DEMO'", Map.of("origin", "DEMO"));
    }

    private void assertMisuse(String said, Map<String, String> options) {
        var start = new Start(new Home(directory), Map.of());

        assertThatThrownBy(() -> start.run(new Arguments("start", options)))
                .isInstanceOf(Arguments.Misuse.class)
                .hasMessageContaining(said);
    }
}
