package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void values_may_follow_a_space_or_an_equals_sign() {
        var options = Options.parse(List.of("intake", "--json", "--seconds", "3", "--warm=5"));

        assertThat(options).isEqualTo(new Options("intake", Duration.ofSeconds(3), Duration.ofSeconds(5), 20, 1_024));
    }

    @Test
    void the_whole_flow_may_be_asked_for() {
        assertThat(Options.parse(List.of("flow", "--seconds=600")))
                .isEqualTo(new Options("flow", Duration.ofSeconds(600), Duration.ofSeconds(30), 20, 1024));
    }

    @Test
    void what_is_left_out_has_its_usual_value() {
        assertThat(Options.parse(List.of("intake")))
                .isEqualTo(new Options("intake", Duration.ofSeconds(15), Duration.ofSeconds(30), 20, 1_024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "outtake",
                "intake --sconds=3",
                "intake --seconds",
                "intake --seconds x",
                "intake --warm=0",
                "overload --connections=10001"
            })
    void what_makes_no_sense_is_refused_before_anything_starts(String words) {
        assertThat(Bench.run(List.of(words.split(" ")))).isEqualTo(2);
    }
}
