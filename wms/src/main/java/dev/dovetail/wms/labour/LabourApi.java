package dev.dovetail.wms.labour;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.People;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work over HTTP: everybody their own, supervisors the team's, and both by the same figures. */
@RestController
class LabourApi {
    private static final String LABOUR = "/api/v1/warehouses/{code}/labour";
    private static final int MOST_WORKERS = 50;

    private final Layout layout;
    private final Labour labour;
    private final LabourSetup setup;
    private final Body body;
    private final InstantSource clock;
    private final People people;

    LabourApi(Layout layout, Labour labour, LabourSetup setup, Body body, InstantSource clock, People people) {
        this.layout = layout;
        this.labour = labour;
        this.setup = setup;
        this.body = body;
        this.clock = clock;
        this.people = people;
    }

    record Page(List<WorkDayShown> items, @Nullable String next) {}

    @GetMapping(LABOUR + "/workers")
    @Permit(Permission.FLOOR_DECIDE)
    Page team(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "20") int limit) {
        Body.limit(limit, MOST_WORKERS);
        var warehouse = layout.getWarehouse(code);
        var team = labour.team(warehouse, day(warehouse, day), after, limit);
        return new Page(team.days().stream().map(WorkDayShown::summary).toList(), team.next());
    }

    /** Of somebody else only for who may see the team. */
    @GetMapping(LABOUR + "/workers/{worker}")
    @Permit(Permission.FLOOR_READ)
    WorkDayShown one(
            Caller caller,
            @PathVariable String code,
            @PathVariable String worker,
            @RequestParam(required = false) @Nullable String day) {
        if (!own(caller, worker) && !caller.may(Permission.FLOOR_DECIDE))
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("labour.not-yours", Map.of("worker", worker)));
        var warehouse = layout.getWarehouse(code);
        return WorkDayShown.whole(labour.day(warehouse, worker, day(warehouse, day)));
    }

    /** By whatever badge of theirs. */
    private boolean own(Caller caller, String worker) {
        var known = people.behind(List.of(caller.name(), worker));
        var one = known.get(caller.name());
        var other = known.get(worker);
        return one == null || other == null ? caller.name().equals(worker) : one.equals(other);
    }

    /** For whoever is signed in on a device, by a badge of theirs; another badge is somebody else. */
    @GetMapping({"/api/v1/floor/{code}/my-day", "/handheld/{code}/my-day"})
    @Permit(Permission.FLOOR_WORK)
    WorkDayShown mine(
            Caller caller,
            @PathVariable String code,
            @RequestParam String worker,
            @RequestParam(required = false) @Nullable String day) {
        return one(caller, code, worker, day);
    }

    @GetMapping(LABOUR + "/standards")
    @Permit(Permission.FLOOR_READ)
    StandardsBody standards(@PathVariable String code) {
        return StandardsBody.of(labour.standards(layout.getWarehouse(code).node()));
    }

    @PutMapping(LABOUR + "/standards")
    @Permit(Permission.SETUP_WRITE)
    StandardsBody standards(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, StandardsBody.class).standards();
        return StandardsBody.of(setup.put(layout.getWarehouse(code), asked, caller.cause(clock.instant())));
    }

    private LocalDate day(Warehouse warehouse, @Nullable String day) {
        if (day == null) return labour.today(warehouse);
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new Malformed("request.invalid", "/day", "a date such as 2027-03-31");
        }
    }
}
