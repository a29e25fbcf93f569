package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long MILLI = 1_000_000;

    @Test
    void requests_are_due_at_a_steady_rate_however_late_they_are_taken() {
        var schedule = new Schedule(0, 1000, SECOND, SECOND);

        assertThat(schedule.count()).isEqualTo(1000);
        assertThat(schedule.next(0)).isZero();
        assertThat(schedule.next(500 * MILLI)).isEqualTo(MILLI);
        assertThat(schedule.next(500 * MILLI)).isEqualTo(2 * MILLI);
    }

    @Test
    void what_finds_no_connection_in_its_time_is_never_sent() {
        var schedule = new Schedule(0, 1000, SECOND, Duration.ofMillis(10));

        assertThat(schedule.next(0)).isZero();
        assertThat(schedule.next(500 * MILLI)).isBetween(490 * MILLI, 491 * MILLI);
    }

    @Test
    void after_the_last_there_is_none() {
        var schedule = new Schedule(0, 2, SECOND, SECOND);
        schedule.next(0);
        schedule.next(0);

        assertThat(schedule.next(0)).isEqualTo(Schedule.OVER);
    }
}
