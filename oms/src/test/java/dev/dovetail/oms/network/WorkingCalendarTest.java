package dev.dovetail.oms.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

    private static WorkingCalendar calendar(int handlingDays, LocalDate... holidays) {
        return new WorkingCalendar(
                CHICAGO,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(holidays),
                LocalTime.of(16, 0),
                handlingDays);
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(CHICAGO).toInstant();
    }

    @Test
    void before_the_cutoff_it_leaves_the_same_day_and_at_it_the_next() {
        var monday = LocalDate.of(2026, 3, 2);

        assertThat(calendar(0).leavesOn(at(monday, 15, 59))).isEqualTo(monday);
        assertThat(calendar(0).leavesOn(at(monday, 16, 0))).isEqualTo(monday.plusDays(1));
    }

    @Test
    void the_cutoff_counts_in_the_nodes_own_zone() {
        // 21:30 UTC is 15:30 in Chicago before the clocks change, and 16:30 after.
        assertThat(calendar(0).leavesOn(Instant.parse("2026-03-06T21:30:00Z"))).isEqualTo(FRIDAY);
        assertThat(calendar(0).leavesOn(Instant.parse("2026-03-13T21:30:00Z"))).isEqualTo(LocalDate.of(2026, 3, 16));
    }

    @Test
    void friday_after_the_cutoff_leaves_on_monday() {
        assertThat(calendar(0).leavesOn(at(FRIDAY, 17, 0))).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void the_weekend_the_clocks_change_is_two_days_like_any_other() {
        // 8 March 2026 has 23 hours in Chicago.
        assertThat(calendar(0).leavesOn(at(LocalDate.of(2026, 3, 7), 12, 0))).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(calendar(1).leavesOn(at(FRIDAY, 10, 0))).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void handling_days_skip_weekends_and_holidays() {
        var monday = LocalDate.of(2026, 3, 9);

        assertThat(calendar(2).leavesOn(at(FRIDAY, 10, 0))).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(calendar(2, monday).leavesOn(at(FRIDAY, 10, 0))).isEqualTo(LocalDate.of(2026, 3, 11));
    }

    @Test
    void an_order_on_a_holiday_is_begun_on_the_next_working_day() {
        assertThat(calendar(0, FRIDAY).leavesOn(at(FRIDAY, 10, 0))).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void transit_days_are_business_days() {
        assertThat(calendar(0).arrivesOn(FRIDAY, 0)).isEqualTo(FRIDAY);
        assertThat(calendar(0).arrivesOn(FRIDAY, 1)).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(calendar(0).arrivesOn(FRIDAY, 5)).isEqualTo(LocalDate.of(2026, 3, 13));
        assertThat(calendar(0, LocalDate.of(2026, 3, 9)).arrivesOn(FRIDAY, 1)).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void a_node_that_works_on_sundays_ships_on_sunday_but_carriers_move_on_monday() {
        var store = new WorkingCalendar(CHICAGO, EnumSet.allOf(DayOfWeek.class), Set.of(), LocalTime.of(16, 0), 0);
        var sunday = LocalDate.of(2026, 3, 8);

        assertThat(store.leavesOn(at(sunday, 12, 0))).isEqualTo(sunday);
        assertThat(store.arrivesOn(sunday, 1)).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void ship_by_is_the_end_of_the_local_day_also_when_the_clocks_change_that_night() {
        assertThat(calendar(0).shipBy(LocalDate.of(2026, 3, 7))).isEqualTo(Instant.parse("2026-03-08T06:00:00Z"));
        assertThat(calendar(0).shipBy(LocalDate.of(2026, 3, 8))).isEqualTo(Instant.parse("2026-03-09T05:00:00Z"));
    }

    @Test
    void a_calendar_of_holidays_only_ends_all_the_same() {
        var year = java.util.stream.Stream.iterate(FRIDAY, day -> day.plusDays(1))
                .limit(800)
                .toArray(LocalDate[]::new);

        assertThat(calendar(0, year).leavesOn(at(FRIDAY, 10, 0))).isAfter(FRIDAY);
    }
}
