package dev.dovetail.console.inbound;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.appointments.Appointments;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of one appointment, where it is kept, moved or cancelled. */
@Controller
@RequestMapping("/floor/{code}/appointments/{id}")
class AppointmentRoutes {
    private final Layout layout;
    private final Appointments appointments;
    private final DockDoors doors;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    AppointmentRoutes(
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

    /** Who asks for what, and what was typed. */
    private record Asking(
            HttpServletRequest request,
            Caller caller,
            Warehouse house,
            long id,
            @Nullable Booking typed,
            String reason) {}

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String done) {
        var said = done != null && Words.has("appointment.done." + done) ? "appointment.done." + done : null;
        return page(new Asking(request, caller, layout.getWarehouse(code), id, null, ""), null, said, 200);
    }

    @PostMapping("/move")
    @Permit(Permission.FLOOR_DECIDE)
    View move(HttpServletRequest request, Caller caller, @PathVariable String code, @PathVariable long id, Booking to) {
        var house = layout.getWarehouse(code);
        var zone = house.zone();
        return act(
                new Asking(request, caller, house, id, to, ""),
                "moved",
                cause -> appointments.move(house, id, to.door(), to.begins(zone), to.ends(zone), cause));
    }

    @PostMapping("/cancel")
    @Permit(Permission.FLOOR_DECIDE)
    View cancel(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        var house = layout.getWarehouse(code);
        var asking = new Asking(request, caller, house, id, null, reason);
        return refusals.told(
                reason,
                () -> done(asking, "cancelled", cause -> appointments.cancel(house, id, reason.strip(), cause)),
                (words, status) -> page(asking, words, null, status));
    }

    @PostMapping({"/arrived", "/started", "/done"})
    @Permit(Permission.FLOOR_WORK)
    View keep(HttpServletRequest request, Caller caller, @PathVariable String code, @PathVariable long id) {
        var house = layout.getWarehouse(code);
        var path = request.getRequestURI();
        var kept = path.endsWith("/arrived")
                ? Appointments.Kept.ARRIVED
                : path.endsWith("/started") ? Appointments.Kept.STARTED : Appointments.Kept.DONE;
        return act(
                new Asking(request, caller, house, id, null, ""),
                "kept",
                cause -> appointments.keep(house, id, kept, cause));
    }

    @PostMapping("/no-show")
    @Permit(Permission.FLOOR_DECIDE)
    View missed(HttpServletRequest request, Caller caller, @PathVariable String code, @PathVariable long id) {
        var house = layout.getWarehouse(code);
        return act(
                new Asking(request, caller, house, id, null, ""),
                "kept",
                cause -> appointments.keep(house, id, Appointments.Kept.NO_SHOW, cause));
    }

    private interface Act {
        Object by(Cause cause);
    }

    /** Does it, or shows the page again with what was typed and why not. */
    private View act(Asking asking, String done, Act act) {
        return refusals.tried(() -> done(asking, done, act), (words, status) -> page(asking, words, null, status));
    }

    private String done(Asking asking, String done, Act act) {
        act.by(asking.caller().cause(clock.instant()));
        return "/floor/" + asking.house().code() + "/appointments/" + asking.id() + "?done=" + done;
    }

    private View page(Asking asking, @Nullable String note, @Nullable String done, int status) {
        var house = asking.house();
        var found = appointments.get(house, asking.id());
        var typed = asking.typed();
        var page = new AppointmentPage(
                shell.frame(asking.request(), asking.caller(), "floor"),
                house.code(),
                house.name(),
                house.zone(),
                found,
                doors.codes(house),
                typed == null ? Booking.of(found, house.zone()) : typed,
                asking.reason(),
                note,
                done);
        return shell.view("appointment", page, status);
    }
}
