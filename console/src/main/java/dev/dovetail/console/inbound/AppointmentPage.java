package dev.dovetail.console.inbound;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.appointments.Appointment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One appointment. @param note why what was asked for was not done; @param done what was just done, as a key of words */
public record AppointmentPage(
        Frame frame,
        String code,
        String name,
        ZoneId zone,
        Appointment appointment,
        List<String> doors,
        Booking typed,
        String reason,
        @Nullable String note,
        @Nullable String done) {
    public AppointmentPage {
        doors = List.copyOf(doors);
    }

    public String path() {
        return "/floor/" + code + "/appointments/" + appointment.id();
    }

    public String day() {
        return appointment.from().atZone(zone).toLocalDate().toString();
    }

    public String clock(Instant at) {
        return DoorsPage.clock(at, zone);
    }

    public boolean booked() {
        return appointment.state().equals("booked");
    }

    public boolean arrived() {
        return appointment.state().equals("arrived");
    }

    public boolean started() {
        return appointment.state().equals("started");
    }

    /** Whether it can still be moved or cancelled, by this person. */
    public boolean mayChange() {
        return (booked() || arrived()) && frame.caller().may(Permission.FLOOR_DECIDE);
    }

    public boolean mayKeep() {
        return (booked() || arrived() || started()) && frame.caller().may(Permission.FLOOR_WORK);
    }

    /** Nobody is missing before their time. */
    public boolean mayMiss() {
        return booked()
                && !frame.now().isBefore(appointment.from())
                && frame.caller().may(Permission.FLOOR_DECIDE);
    }
}
