package dev.dovetail.lab.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void a_fault_that_was_played_too_seldom_is_named() {
        var tally = new Tally();
        for (int i = 0; i < 5; i++) tally.count("F1");
        for (int i = 0; i < 4; i++) tally.count("F8");

        assertThat(tally.below(5, Set.of("F8", "F19", "F1"))).containsExactly("F19", "F8");
    }
}
