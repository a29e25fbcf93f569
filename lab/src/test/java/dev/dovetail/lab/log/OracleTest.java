package dev.dovetail.lab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed expectations are what the independent script counts; where there is no python3 this is skipped. */
class OracleTest {
    private static final Path LAB = Path.of("").toAbsolutePath();

    private static Process run(Path out, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    private static boolean python(Path out) throws InterruptedException {
        try {
            return run(out, "python3", "--version").waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void the_committed_counts_are_what_the_script_counts(@TempDir Path dir) throws Exception {
        var out = dir.resolve("out.json");
        assumeTrue(python(out), "python3 is not here, so the oracle cannot be run");

        var oracle = run(
                out,
                "python3",
                LAB.resolve("oracle/expected_counts.py").toString(),
                LAB.resolve("src/main/resources/retail/online-retail-first-3000.csv.gz")
                        .toString());

        assertThat(oracle.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out).strip())
                .isEqualTo(Files.readString(LAB.resolve("src/main/resources/retail/expected_counts.json"))
                        .strip());
    }
}
