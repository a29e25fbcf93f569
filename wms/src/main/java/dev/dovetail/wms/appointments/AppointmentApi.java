package dev.dovetail.wms.appointments;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.appointments.AppointmentState.Command;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Appointments over HTTP: booked and changed by who decides about the floor, kept by who works on it. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/appointments")
class AppointmentApi {
    private static final int LIMIT = 500;

    private final Layout layout;
    private final Appointments appointments;
    private final Body body;
    private final InstantSource clock;

    AppointmentApi(Layout layout, Appointments appointments, Body body, InstantSource clock) {
        this.layout = layout;
        this.appointments = appointments;
        this.body = body;
        this.clock = clock;
    }

    record Page(List<AppointmentShown> items, @Nullable String next) {}

    record Reason(String reason) {
        Reason {
            if (reason.isBlank() || reason.length() > 200)
                throw new Malformed("appointments.text", "/reason", "a reason has 1 to 200 characters");
        }
    }

    record Elsewhere(String door, Instant from, Instant until) {}

    @PostMapping
    @Permit(Permission.FLOOR_DECIDE)
    ResponseEntity<AppointmentShown> book(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Asked.class);
        var booked = appointments.book(layout.getWarehouse(code), asked, caller.cause(clock.instant()));
        return ResponseEntity.status(booked.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(AppointmentShown.of(booked.appointment(), clock.instant()));
    }

    /** @param day by the warehouse's calendar, such as 2026-03-02 */
    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam String day,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var rows = appointments.list(layout.getWarehouse(code), date(day), after, limit);
        var now = clock.instant();
        return new Page(
                rows.stream().map(one -> AppointmentShown.of(one, now)).toList(),
                rows.size() < limit ? null : Long.toString(rows.getLast().id()));
    }

    @PostMapping("/{id}/arrive")
    @Permit(Permission.FLOOR_WORK)
    AppointmentShown arrive(Caller caller, @PathVariable String code, @PathVariable long id) {
        return take(caller, code, id, new Command.Arrive());
    }

    @PostMapping("/{id}/start")
    @Permit(Permission.FLOOR_WORK)
    AppointmentShown start(Caller caller, @PathVariable String code, @PathVariable long id) {
        return take(caller, code, id, new Command.Start());
    }

    @PostMapping("/{id}/done")
    @Permit(Permission.FLOOR_WORK)
    AppointmentShown done(Caller caller, @PathVariable String code, @PathVariable long id) {
        return take(caller, code, id, new Command.Finish());
    }

    @PostMapping("/{id}/no-show")
    @Permit(Permission.FLOOR_DECIDE)
    AppointmentShown missed(Caller caller, @PathVariable String code, @PathVariable long id) {
        return take(caller, code, id, new Command.Miss(false));
    }

    @PostMapping("/{id}/cancel")
    @Permit(Permission.FLOOR_DECIDE)
    AppointmentShown cancel(
            Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        return take(
                caller,
                code,
                id,
                new Command.Cancel(body.read(request, Reason.class).reason()));
    }

    @PostMapping("/{id}/move")
    @Permit(Permission.FLOOR_DECIDE)
    AppointmentShown move(Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var to = body.read(request, Elsewhere.class);
        return take(caller, code, id, new Command.Move(to.door(), to.from(), to.until()));
    }

    private AppointmentShown take(Caller caller, String code, long id, Command command) {
        var now = clock.instant();
        return AppointmentShown.of(appointments.take(layout.getWarehouse(code), id, command, caller.cause(now)), now);
    }

    private static LocalDate date(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException _) {
            throw new Malformed("appointments.day", "day", "a day such as 2026-03-02");
        }
    }
}
