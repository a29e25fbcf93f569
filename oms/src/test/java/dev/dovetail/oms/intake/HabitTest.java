package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HabitTest {
    private final Habit habit = new Habit();

    @Test
    void what_works_is_tried_again() {
        assertThat(habit.worth()).isTrue();
        assertThat(habit.learn(true)).isTrue();
        assertThat(habit.worth()).isTrue();
    }

    @Test
    void what_led_nowhere_is_left_fifty_times() {
        assertThat(habit.learn(false)).isFalse();

        for (int i = 0; i < 50; i++) assertThat(habit.worth()).as("time %s", i).isFalse();
        assertThat(habit.worth()).isTrue();
    }
}
