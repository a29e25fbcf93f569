package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoakVerdictTest {
    private static final int LONG = 20;

    /** A steady minute; the numbers that a test is about are changed in it. */
    static SoakMinute steady(int minute) {
        return new SoakMinute(
                minute,
                20,
                new SoakMinute.Waits(10, 50, 2000, 5000, 80),
                40,
                new SoakMinute.Memory(150, 700, 300),
                new SoakMinute.Tables(10_000, 100_000, 40_000_000, "oms.pool 4000"),
                minute / 8,
                "",
                500,
                List.of());
    }

    private static SoakVerdict of(int many, UnaryOperator<SoakMinute> change) {
        var minutes = IntStream.rangeClosed(1, many)
                .mapToObj(minute -> change.apply(steady(minute)))
                .toList();
        return SoakVerdict.of(minutes, List.of(), options(many));
    }

    static SoakOptions options(int minutes) {
        return new SoakOptions(minutes, Duration.ofMinutes(1), Duration.ofSeconds(60));
    }

    private static boolean late(SoakMinute minute) {
        return minute.minute() > 14;
    }

    private static SoakMinute with(SoakMinute m, double perSecond, SoakMinute.Waits waits, SoakMinute.Memory memory) {
        return new SoakMinute(
                m.minute(), perSecond, waits, m.backlog(), memory, m.tables(), m.checkpoints(), "", 1, m.broken());
    }

    @Test
    void what_stays_as_it_is_is_good() {
        assertThat(of(LONG, m -> m).good()).isTrue();
        assertThat(of(LONG, m -> m).drift()).containsEntry("throughput", 1.0).containsEntry("heap", 1.0);
    }

    @Test
    void what_is_broken_once_all_has_shipped_is_not_good_however_short_it_was() {
        var minutes = List.of(steady(1));
        assertThat(SoakVerdict.of(minutes, List.of("I1"), options(1)).bad())
                .containsExactly("after the last minute: broken [I1]");
    }

    @Test
    void fewer_orders_at_the_end_are_not_good() {
        assertThat(of(LONG, m -> with(m, late(m) ? 16 : 20, m.waits(), m.memory()))
                        .bad())
                .containsExactly("throughput: the last third is 0.80 of the first");
    }

    @Test
    void longer_waits_at_the_end_are_not_good_and_a_single_bad_minute_is_borne() {
        var slow = new SoakMinute.Waits(10, 60, 2000, 5000, 80);

        assertThat(of(LONG, m -> with(m, 20, late(m) ? slow : m.waits(), m.memory()))
                        .bad())
                .containsExactly("captureP99: the last third is 1.20 of the first");
        assertThat(of(LONG, m -> with(m, 20, m.minute() == 20 ? slow : m.waits(), m.memory()))
                        .good())
                .isTrue();
    }

    @Test
    void memory_that_grows_is_not_good_and_what_came_in_the_warm_up_is_not_asked() {
        var grown = new SoakMinute.Memory(200, 700, 300);

        assertThat(of(LONG, m -> with(m, 20, m.waits(), late(m) ? grown : m.memory()))
                        .bad())
                .containsExactly("heap: the last third is 1.33 of the first");
        assertThat(of(LONG, m -> with(m, 20, m.waits(), m.minute() <= 5 ? new SoakMinute.Memory(9, 9, 9) : m.memory()))
                        .good())
                .isTrue();
    }

    @Test
    void memory_that_nobody_could_tell_is_not_good() {
        assertThat(of(LONG, m -> with(m, 20, m.waits(), new SoakMinute.Memory(Double.NaN, 700, 300)))
                        .bad())
                .containsExactly("heap: could not be seen on this machine");
    }

    @Test
    void dead_rows_without_bound_are_not_good() {
        var bloated = new SoakMinute.Tables(50_000, 100_000, 40_000_000, "oms.pool 44000");

        var verdict = of(
                LONG,
                m -> m.minute() != 12
                        ? m
                        : new SoakMinute(
                                12, 20, m.waits(), 40, m.memory(), bloated, m.checkpoints(), "", 1, List.of()));

        assertThat(verdict.bad()).containsExactly("minute 12: 50 dead rows for 100 that live");
    }

    @Test
    void a_soak_without_two_checkpoints_within_is_not_good() {
        assertThat(of(11, m -> m).bad()).containsExactly("fewer than two checkpoints");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, LONG})
    void a_broken_invariant_is_not_good_however_short_it_was(int minutes) {
        var verdict = of(
                minutes,
                m -> m.minute() != 1
                        ? m
                        : new SoakMinute(1, 20, m.waits(), 40, m.memory(), m.tables(), 0, "", 1, List.of("W2")));

        assertThat(verdict.bad()).contains("minute 1: broken [W2]");
    }

    @Test
    void what_was_too_short_to_be_judged_is_said() {
        var verdict = of(10, m -> m);

        assertThat(verdict.good()).isTrue();
        assertThat(verdict.drift()).isEmpty();
        assertThat(verdict.notJudged()).contains("throughput", "p99", "memory", "bloat");
        assertThat(of(11, m -> m).notJudged()).isEmpty();
    }
}
