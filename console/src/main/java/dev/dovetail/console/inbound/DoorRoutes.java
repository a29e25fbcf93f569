package dev.dovetail.console.inbound;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.appointments.Appointments;
import dev.dovetail.wms.appointments.Asked;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of a day at the doors. */
@Controller
@RequestMapping("/floor/{code}/doors")
class DoorRoutes {
    private static final int MOST = 500;

    private final Layout layout;
    private final Appointments appointments;
    private final DockDoors doors;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    DoorRoutes(
            Layout layout,
            Appointments appointments,
            DockDoors doors,
            Refusals refusals,
            Shell shell,
            InstantSource clock) {
        this.layout = layout;
        this.appointments = appointments;
        this.doors = doors;
        this.refusals = refusals;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View day(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String delivery,
            @RequestParam(defaultValue = "") String carrier) {
        var house = layout.getWarehouse(code);
        var on = day(house, day);
        return page(request, caller, house, on, new Booking("", carrier, delivery, on.toString(), "", ""), null, 200);
    }

    /** Sent twice, it is one appointment: the form carries its name. */
    @PostMapping
    @Permit(Permission.FLOOR_DECIDE)
    View book(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String key,
            Booking typed) {
        var house = layout.getWarehouse(code);
        return refusals.tried(
                () -> "/floor/" + house.code() + "/appointments/" + book(house, key, typed, caller) + "?done=booked",
                (words, status) -> page(request, caller, house, day(house, typed.day()), typed, words, status));
    }

    private long book(Warehouse house, String key, Booking typed, Caller caller) {
        var delivery = typed.delivery().isBlank() ? null : typed.delivery().strip();
        var asked = new Asked(
                key,
                typed.door(),
                delivery,
                typed.carrier().strip(),
                typed.begins(house.zone()),
                typed.ends(house.zone()));
        return appointments
                .book(house, asked, caller.cause(clock.instant()))
                .appointment()
                .id();
    }

    private View page(
            HttpServletRequest request,
            Caller caller,
            Warehouse house,
            LocalDate day,
            Booking typed,
            @Nullable String note,
            int status) {
        var frame = shell.frame(request, caller, "floor");
        var rows = appointments.list(house, day, 0, MOST);
        var codes = doors.codes(house);
        var page = new DoorsPage(
                frame,
                house.code(),
                house.name(),
                day,
                day.equals(today(house)),
                house.zone(),
                DayDrawing.of(day, house.zone(), frame.now(), codes, appointments.openings(house, day), rows),
                rows,
                rows.size() == MOST,
                codes,
                typed,
                note);
        return shell.view("doors", page, status);
    }

    private LocalDate today(Warehouse house) {
        return clock.instant().atZone(house.zone()).toLocalDate();
    }

    /** What is no day is today. */
    private LocalDate day(Warehouse house, String day) {
        try {
            return day.isEmpty() ? today(house) : LocalDate.parse(day);
        } catch (DateTimeParseException _) {
            return today(house);
        }
    }
}
