package dev.dovetail.lab.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Home;
import org.junit.jupiter.api.Test;

/** A short day; {@code ./dovetail day} runs whole ones. */
class DayTest {
    private static final int ORDERS = 30;

    @Test
    void a_day_is_green_and_the_same_seed_is_the_same_day() {
        var home = Home.of(System.getenv());
        try (var template = new Template(home)) {
            var one = Day.of(1, ORDERS, template, home);
            var again = Day.of(1, ORDERS, template, home);

            assertThat(one.troubles()).isEmpty();
            assertThat(one.tally().counts()).isNotEmpty().containsKeys("F8", "F10", "F9");
            assertThat(one.facts()).isGreaterThan(3 * one.orders());
            assertThat(again.digest()).isEqualTo(one.digest());
        }
    }
}
