package dev.dovetail.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesTest {
    private static final int FILE = 300;
    private static final int METHOD = 30;
    private static final int MEDIAN = 60;

    private static final List<Sizes> SHIPPED = shipped();

    private static List<Sizes> shipped() {
        return Sizes.below(Path.of("..").toAbsolutePath().normalize()).stream()
                .filter(sizes -> sizes.file().toString().contains("/src/main/java/"))
                .toList();
    }

    private static List<String> tooLong(List<Sizes> all) {
        var files = all.stream().filter(s -> s.lines() > FILE).map(s -> s.file() + ": " + s.lines() + " lines");
        var methods = all.stream()
                .flatMap(s -> s.methods().stream()
                        .filter(m -> m.lines() > METHOD)
                        .map(m -> s.file().getFileName() + "." + m.name() + ": " + m.lines() + " lines"));
        return java.util.stream.Stream.concat(files, methods).toList();
    }

    @Test
    void no_file_is_over_300_lines_and_no_method_over_30() {
        assertThat(tooLong(SHIPPED)).isEmpty();
    }

    @Test
    void the_median_file_is_at_most_60_lines() {
        var lines = SHIPPED.stream().mapToInt(Sizes::lines).sorted().toArray();

        assertThat(lines[lines.length / 2]).isLessThanOrEqualTo(MEDIAN);
    }

    @Test
    void a_long_method_and_a_long_file_are_found(@TempDir Path folder) throws Exception {
        var body = "  int x = 1;\n".repeat(METHOD);
        Files.writeString(
                folder.resolve("Long.java"),
                "class Long {\n void far() {\n" + body + " }\n" + "\n".repeat(FILE) + "}\n");

        assertThat(tooLong(Sizes.below(folder))).hasSize(2);
    }
}
