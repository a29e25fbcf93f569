package dev.dovetail.console.inbound;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.appointments.Appointment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/** A door, a carrier and a while of one day, as they are typed. */
public record Booking(String door, String carrier, String delivery, String day, String from, String until) {
    /** What a form leaves out is empty. */
    public Booking {
        door = Objects.requireNonNullElse(door, "");
        carrier = Objects.requireNonNullElse(carrier, "");
        delivery = Objects.requireNonNullElse(delivery, "");
        day = Objects.requireNonNullElse(day, "");
        from = Objects.requireNonNullElse(from, "");
        until = Objects.requireNonNullElse(until, "");
    }

    static Booking of(Appointment one, ZoneId zone) {
        return new Booking(
                one.door(),
                one.carrier(),
                Objects.requireNonNullElse(one.delivery(), ""),
                one.from().atZone(zone).toLocalDate().toString(),
                DoorsPage.clock(one.from(), zone),
                DoorsPage.clock(one.until(), zone));
    }

    Instant begins(ZoneId zone) {
        return at(from, zone);
    }

    /** What ends before it begins ends on the day after. */
    Instant ends(ZoneId zone) {
        var end = at(until, zone);
        if (end.isAfter(begins(zone))) return end;
        return date().plusDays(1).atTime(time(until)).atZone(zone).toInstant();
    }

    private Instant at(String time, ZoneId zone) {
        return date().atTime(time(time)).atZone(zone).toInstant();
    }

    LocalDate date() {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException _) {
            throw new Malformed("appointments.day", "day", "a day such as 2026-03-02");
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException _) {
            throw new Malformed("appointments.time", "from", "a time such as 07:00");
        }
    }
}
