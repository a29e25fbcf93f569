package dev.dovetail.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void where_nothing_goes_wrong_no_chance_is_ever_reached() {
        var faults = Faults.none();

        for (int i = 0; i < 1000; i++) {
            assertThat(faults.strikes(Fault.SHORT, "line " + i, 999)).isFalse();
            assertThat(faults.draw("count", "line " + i, 1000)).isEqualTo(999);
        }
        assertThat(faults.counts()).containsEntry(Fault.SHORT, 0L);
    }

    @Test
    void a_seed_always_strikes_the_same_and_another_others() {
        assertThat(struck(3)).isEqualTo(struck(3)).isNotEqualTo(struck(4));
    }

    @Test
    void strikes_come_about_as_often_as_asked_and_are_counted() {
        var faults = new Faults(11);
        IntStream.range(0, 10_000).forEach(i -> faults.strikes(Fault.SHORT, "pick " + i, 20));

        assertThat(faults.counts().get(Fault.SHORT)).isBetween(140L, 260L);
    }

    private static java.util.List<Integer> struck(long seed) {
        var faults = new Faults(seed);
        return IntStream.range(0, 1000)
                .filter(i -> faults.strikes(Fault.GARBAGE, "label " + i, 100))
                .boxed()
                .toList();
    }
}
