package dev.dovetail.wms.floor;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What handhelds call: with a key, or from the handheld's pages by who is signed in there. */
@RestController
@RequestMapping({"/api/v1/floor/{code}", "/handheld/{code}"})
class FloorApi {
    private static final int MOST_SCANS = 50;

    private final Layout layout;
    private final Floor floor;
    private final FloorTasks tasks;
    private final ReceiveTasks receives;
    private final ToteTasks totes;
    private final Barcodes barcodes;
    private final Body body;
    private final Problems problems;

    FloorApi(
            Layout layout,
            Floor floor,
            FloorTasks tasks,
            ReceiveTasks receives,
            ToteTasks totes,
            Barcodes barcodes,
            Body body,
            Problems problems) {
        this.layout = layout;
        this.floor = floor;
        this.tasks = tasks;
        this.receives = receives;
        this.totes = totes;
        this.barcodes = barcodes;
        this.body = body;
        this.problems = problems;
    }

    /** @param sentAt the device's clock as it sends them */
    record Scans(List<ScanBody> scans, @Nullable Instant sentAt) {
        Scans {
            if (scans.isEmpty()) throw new Malformed("floor.no-scans", "/scans", "a batch has at least one scan");
            if (scans.size() > MOST_SCANS)
                throw new Malformed("floor.too-many-scans", "/scans", "a batch has at most " + MOST_SCANS + " scans");
            if (sentAt != null && (sentAt.isBefore(ScanBody.EARLIEST) || sentAt.isAfter(ScanBody.LATEST)))
                throw new Malformed("floor.field-wrong", "/sentAt", "sentAt is a time of the years 1 to 9999");
        }
    }

    /** The kinds of work that are done here, in the order of a building's flow, and the put walls. */
    @GetMapping("/jobs")
    @Permit(Permission.FLOOR_WORK)
    Map<String, Object> jobs(@PathVariable String code) {
        var warehouse = layout.getWarehouse(code);
        return Map.of("warehouse", warehouse.code(), "jobs", FloorTasks.JOBS, "walls", totes.walls(warehouse));
    }

    @PostMapping("/assignments")
    @Permit(Permission.FLOOR_WORK)
    Map<String, Object> assign(@PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, AskBody.class);
        var warehouse = layout.getWarehouse(code);
        return Map.of("tasks", barcodes.in(warehouse, next(warehouse, asked)));
    }

    private List<Map<String, Object>> next(Warehouse warehouse, AskBody asked) {
        if (FloorTasks.OF_A_TOTE.contains(asked.kind())) return totes.next(warehouse, asked);
        if (!asked.kind().equals("receive")) return tasks.next(warehouse, asked);
        var delivery = asked.delivery();
        return delivery == null
                ? receives.open(warehouse, asked.asked().most())
                : receives.one(warehouse, delivery.strip());
    }

    @PostMapping("/scans")
    @Permit(Permission.FLOOR_WORK)
    Map<String, Object> scan(@PathVariable String code, HttpServletRequest request) {
        var batch = body.read(request, Scans.class);
        var outcomes = floor.take(layout.getWarehouse(code), batch.scans(), batch.sentAt());
        return Map.of("results", outcomes.stream().map(this::result).toList());
    }

    private Map<String, Object> result(Outcome outcome) {
        var result = new LinkedHashMap<String, Object>();
        result.put("scanId", outcome.scanId().toString());
        result.put("outcome", outcome.word());
        if (outcome.repeated()) result.put("repeated", true);
        var why = outcome.refusal();
        if (why != null) {
            result.put("code", why.code());
            result.put("detail", problems.title(new Problem(422, why.code(), null, null, why.details())));
            if (!why.details().isEmpty()) result.put("details", why.details());
        }
        result.put("takenAt", outcome.takenAt().toString());
        return result;
    }
}
