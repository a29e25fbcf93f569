package dev.dovetail.ground.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void whoever_asks_twice_in_one_process_still_holds_it_against_others() throws Exception {
        var home = new Home(directory);
        try (var _ = DirectoryLock.take(home)) {
            assertThat(DirectoryLock.tryTake(home)).isEmpty();

            assertThat(another()).isEqualTo("held");
        }
        assertThat(another()).isEqualTo("free");
        try (var again = DirectoryLock.take(home)) {
            assertThat(again).isNotNull();
        }
    }

    /** What another process sees. */
    private String another() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var source = """
                import java.nio.channels.FileChannel;
                import java.nio.file.*;
                class Asks {
                    public static void main(String[] words) throws Exception {
                        var channel = FileChannel.open(Path.of(words[0]), StandardOpenOption.WRITE);
                        System.out.print(channel.tryLock() == null ? "held" : "free");
                    }
                }
                """;
        var file = Files.writeString(directory.resolve("Asks.java"), source);
        var process = new ProcessBuilder(
                        List.of(java, file.toString(), directory.resolve("lock").toString()))
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
