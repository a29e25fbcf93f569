package dev.dovetail.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options parse(String... words) {
        return Options.parse(List.of(words), "8080");
    }

    @Test
    void values_may_follow_a_space_or_an_equals_sign() {
        var options = parse("--exit", "--orders", "500", "--seed=7", "--log=a=b.csv", "--rate", "25");

        assertThat(options.exit()).isTrue();
        assertThat(options.json()).isFalse();
        assertThat(options.orders()).isEqualTo(500);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.log()).isEqualTo(Path.of("a=b.csv"));
        assertThat(options.rate()).isEqualTo(25);
        assertThat(options.port()).isEqualTo(8080);
    }

    @Test
    void what_makes_no_sense_is_named() {
        assertThatThrownBy(() -> parse("--orders", "0")).hasMessageContaining("--orders");
        assertThatThrownBy(() -> parse("--orders")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> parse("--ordres=5")).hasMessageContaining("--ordres");
        assertThatThrownBy(() -> parse("now")).hasMessageContaining("'now'");
    }
}
