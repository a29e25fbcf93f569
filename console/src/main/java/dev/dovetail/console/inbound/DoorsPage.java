package dev.dovetail.console.inbound;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.appointments.Appointment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has which door when, on one day.
 *
 * @param zone the warehouse's: its clock is the one that is shown
 * @param drawn the day, door by hour
 * @param rows the day's appointments, the earliest first; also those that are cancelled
 * @param cut whether there are more than are shown
 * @param doors that can be booked
 * @param note why a door was not booked; null where nobody tried
 */
public record DoorsPage(
        Frame frame,
        String code,
        String name,
        LocalDate day,
        boolean today,
        ZoneId zone,
        DayDrawing drawn,
        List<Appointment> rows,
        boolean cut,
        List<String> doors,
        Booking typed,
        @Nullable String note) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    public DoorsPage {
        rows = List.copyOf(rows);
        doors = List.copyOf(doors);
    }

    public String path() {
        return "/floor/" + code + "/doors";
    }

    public boolean mayBook() {
        return frame.caller().may(Permission.FLOOR_DECIDE);
    }

    public String clock(Instant at) {
        return clock(at, zone);
    }

    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    public String href(Appointment one) {
        return "/floor/" + code + "/appointments/" + one.id();
    }
}
