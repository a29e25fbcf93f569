package dev.dovetail.wms.kitting;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work orders and benches over HTTP. */
@RestController
@RequestMapping({"/api/v1/warehouses/{code}", "/handheld/{code}"})
class KittingApi {
    private static final int MOST = 200;

    private final Layout layout;
    private final Kitting kitting;
    private final WorkOrderStore store;
    private final StepStore steps;
    private final KitTasks tasks;
    private final IdSource ids;
    private final Transactions transactions;
    private final Body body;
    private final InstantSource clock;

    KittingApi(
            Layout layout,
            Kitting kitting,
            WorkOrderStore store,
            StepStore steps,
            KitTasks tasks,
            IdSource ids,
            Transactions transactions,
            Body body,
            InstantSource clock) {
        this.layout = layout;
        this.kitting = kitting;
        this.store = store;
        this.steps = steps;
        this.tasks = tasks;
        this.ids = ids;
        this.transactions = transactions;
        this.body = body;
        this.clock = clock;
    }

    record Page(List<WorkShown> items, @Nullable String next) {}

    record Steps(List<WorkShown.Step> items) {}

    @PostMapping("/work-orders")
    @Permit(Permission.FLOOR_DECIDE)
    ResponseEntity<WorkShown> order(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var warehouse = layout.getWarehouse(code);
        long id = ids.next(warehouse.node().value() & 255);
        var asked = body.read(request, WorkBody.Order.class).order(id, caller.client());
        return made(kitting.order(warehouse, asked, cause(caller)));
    }

    @PostMapping("/work-orders/{id}/builds")
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<WorkShown> build(
            Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var step = body.read(request, WorkBody.Build.class).step(caller.client());
        return made(kitting.build(layout.getWarehouse(code), id, step, cause(caller)));
    }

    @PostMapping("/work-orders/{id}/scraps")
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<WorkShown> scrap(
            Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var step = body.read(request, WorkBody.Scrap.class).step(caller.client());
        return made(kitting.scrap(layout.getWarehouse(code), id, step, cause(caller)));
    }

    @PostMapping("/work-orders/{id}/end")
    @Permit(Permission.FLOOR_DECIDE)
    WorkShown end(Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var why = body.read(request, WorkBody.End.class).reason();
        return WorkShown.of(
                kitting.end(layout.getWarehouse(code), id, why, cause(caller)).order(), 0);
    }

    @GetMapping("/work-orders")
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        var rows = store.list(layout.getWarehouse(code).node(), state, after, limit).stream()
                .map(one -> WorkShown.of(one, 0))
                .toList();
        return new Page(rows, rows.size() < limit ? null : rows.getLast().id());
    }

    @GetMapping("/work-orders/{id}")
    @Permit(Permission.FLOOR_READ)
    WorkShown.Whole one(
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> whole(node, id, after, limit));
    }

    private WorkShown.Whole whole(NodeId node, long id, long after, int limit) {
        var order = store.find(node, id)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("kitting.no-such-order", Map.of("order", Long.toString(id)))));
        var open = tasks.shown(node, List.of(order)).getFirst().lines().stream()
                .map(WorkShown.Open::of)
                .toList();
        var done = steps.of(node, id, after, limit).stream()
                .map(WorkShown.Step::of)
                .toList();
        var next = done.size() < limit ? null : done.getLast().id();
        return new WorkShown.Whole(WorkShown.of(order, 0), open, done, next);
    }

    /** Which steps a lot or a unit went into or came out of: what a recall asks. */
    @GetMapping("/genealogy")
    @Permit(Permission.STOCK_READ)
    Steps genealogy(
            Caller caller,
            @PathVariable String code,
            @RequestParam String sku,
            @RequestParam(required = false) @Nullable String lot,
            @RequestParam(required = false) @Nullable String serial,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        var asked = WorkBody.code("sku", caller.client(), sku);
        var found = steps.with(layout.getWarehouse(code).node(), asked, lot, serial, limit);
        return new Steps(found.stream().map(WorkShown.Step::of).toList());
    }

    private static ResponseEntity<WorkShown> made(Kitting.Worked worked) {
        return ResponseEntity.status(worked.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(WorkShown.of(worked.order(), worked.missing()));
    }

    private Cause cause(Caller caller) {
        return caller.cause(clock.instant());
    }
}
