package dev.dovetail.console.labour;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.labour.Labour;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of work. */
@Controller
@RequestMapping("/floor/{code}/labour")
class LabourRoutes {
    private static final int ROWS = 50;

    private final Layout layout;
    private final Labour labour;
    private final Shell shell;

    LabourRoutes(Layout layout, Labour labour, Shell shell) {
        this.layout = layout;
        this.labour = labour;
        this.shell = shell;
    }

    /** The team; for who may not see it their own day. */
    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View team(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String after) {
        if (!caller.may(Permission.FLOOR_DECIDE)) return one(request, caller, code, caller.name(), day);
        var house = layout.getWarehouse(code);
        var on = day(house, day);
        var team = labour.team(house, on, after, ROWS);
        return shell.view(
                "team",
                new TeamPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        on,
                        on.equals(labour.today(house)),
                        team.days(),
                        team.next()));
    }

    @GetMapping("/{worker}")
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable String worker,
            @RequestParam(defaultValue = "") String day) {
        boolean team = caller.may(Permission.FLOOR_DECIDE);
        if (!team && !caller.name().equals(worker))
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("labour.not-yours", Map.of("worker", worker)));
        var house = layout.getWarehouse(code);
        var on = day(house, day);
        return shell.view(
                "workday",
                new WorkDayPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        house.zone(),
                        on.equals(labour.today(house)),
                        team,
                        labour.day(house, worker, on),
                        labour.standards(house.node())));
    }

    /** What is no day is today. */
    private LocalDate day(Warehouse house, String day) {
        try {
            return day.isEmpty() ? labour.today(house) : LocalDate.parse(day);
        } catch (DateTimeParseException _) {
            return labour.today(house);
        }
    }
}
