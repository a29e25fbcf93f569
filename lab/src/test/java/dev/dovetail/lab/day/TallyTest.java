package dev.dovetail.lab.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void a_fault_that_was_played_too_seldom_is_named() {
        var tally = new Tally();
        for (int i = 0; i < 5; i++) tally.count("F1");
        for (int i = 0; i < 4; i++) tally.count("F8");

        assertThat(tally.below(5, List.of("F1", "F8", "F19"))).containsExactly("F8", "F19");
    }

    @Test
    void a_short_run_must_play_in_proportion() {
        assertThat(Plan.least(19)).isZero();
        assertThat(Plan.least(50)).isEqualTo(5);
        assertThat(Plan.least(200)).isEqualTo(20);
        assertThat(Plan.least(2000)).isEqualTo(20);
        assertThat(Plan.tooFew(new Tally(), 200)).contains("F1", "F18").doesNotContain("F13");
        assertThat(Plan.waiting()).containsKeys("F13", "F20");
    }
}
