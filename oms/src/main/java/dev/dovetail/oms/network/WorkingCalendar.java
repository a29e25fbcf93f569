package dev.dovetail.oms.network;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a node works, in its own zone. Pure date arithmetic: every instant is a parameter.
 *
 * @param cutoff what comes before it, local time, is begun the same working day
 * @param handlingDays working days from the day an order is begun to the day it leaves
 */
public record WorkingCalendar(
        ZoneId zone, Set<DayOfWeek> workingDays, Set<LocalDate> holidays, LocalTime cutoff, int handlingDays) {
    private static final int A_YEAR_AND_A_DAY = 367;

    public WorkingCalendar {
        workingDays = Set.copyOf(workingDays);
        holidays = Set.copyOf(holidays);
        if (workingDays.isEmpty()) throw new IllegalArgumentException("a node works on some day of the week");
    }

    /** The day an order placed at {@code at} leaves the node. */
    public LocalDate leavesOn(Instant at) {
        var local = at.atZone(zone);
        var day = local.toLocalDate();
        if (!works(day) || !local.toLocalTime().isBefore(cutoff)) day = nextWorking(day);
        for (int i = 0; i < handlingDays; i++) day = nextWorking(day);
        return day;
    }

    /** When what is ordered may next leave on another day than what is ordered now. */
    public Instant nextCutoff(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var next = today.atTime(cutoff).atZone(zone).toInstant();
        return next.isAfter(now)
                ? next
                : today.plusDays(1).atTime(cutoff).atZone(zone).toInstant();
    }

    /** The end of the day on which it must leave, as an instant: midnight in the node's zone, whatever the clocks do that night. */
    public Instant shipBy(LocalDate leaves) {
        return leaves.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The day a parcel that leaves on {@code leaves} arrives. Carriers move Monday to Friday, and not on the node's holidays. */
    public LocalDate arrivesOn(LocalDate leaves, int transitDays) {
        var day = leaves;
        for (int left = transitDays; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !holidays.contains(day)) left--;
        }
        return day;
    }

    private LocalDate nextWorking(LocalDate after) {
        var day = after.plusDays(1);
        for (int i = 0; i < A_YEAR_AND_A_DAY && !works(day); i++) day = day.plusDays(1);
        return day;
    }

    private boolean works(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
