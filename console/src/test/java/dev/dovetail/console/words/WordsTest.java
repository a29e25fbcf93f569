package dev.dovetail.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    /** A key said whole; one that is put together from a state ends in a dot or goes on with a plus. */
    private static final Pattern SAID =
            Pattern.compile("(?:\\bsay|Words\\.of|Words\\.say)\\(\"([^\"]+[^.\"])\"(?! *\\+)");

    @Test
    void every_key_that_a_page_says_has_words() throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main"))) {
            templates
                    .filter(file -> file.toString().matches(".*\\.(jte|java)"))
                    .forEach(file -> SAID.matcher(read(file)).results().forEach(found -> keys.add(found.group(1))));
        }

        assertThat(keys).hasSizeGreaterThan(100);
        assertThat(keys).allMatch(Words::has);
    }

    @Test
    void holes_are_filled_and_a_code_without_words_is_spelled_out() {
        assertThat(Words.say("order.title", "A-1")).isEqualTo("Order A-1");
        assertThat(Words.of("handoff.never-heard-of.v2")).isEqualTo("Never heard of");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
