package dev.dovetail.ground.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A turn takes a twentieth of the time, and comes no more seldom than it must. */
class PulseTest {
    @ParameterizedTest
    @CsvSource({"0, 500", "25, 500", "40, 800", "50, 1000", "2000, 1000"})
    void slow_turns_are_taken_more_seldom_and_the_longest_pause_bounds_it(long turn, long pause) {
        assertThat(Pulse.pause(Duration.ofMillis(500), Duration.ofSeconds(1), turn))
                .isEqualTo(pause);
    }
}
