package dev.dovetail.wms.outbound;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows pick tasks, done ones too. They are given out by the floor's assignments. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/pick-tasks")
class PickTaskApi {
    private static final int LIMIT = 500;
    private static final List<String> STATES = List.of("ready", "assigned", "done", "ended");

    private final Layout layout;
    private final OutboundView view;

    PickTaskApi(Layout layout, OutboundView view) {
        this.layout = layout;
        this.view = view;
    }

    record Shown(
            String task,
            String outbound,
            String orderNumber,
            String state,
            int priority,
            @Nullable String worker,
            Instant readyAt,
            @Nullable Instant doneAt,
            int lines,
            long units,
            long picked) {
        static Shown of(OutboundView.PickTask one) {
            return new Shown(
                    Long.toString(one.id()),
                    one.outbound().toString(),
                    one.orderNumber(),
                    one.state(),
                    one.priority(),
                    one.worker(),
                    one.readyAt(),
                    one.doneAt(),
                    one.lines(),
                    one.units(),
                    one.picked());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        if (state != null && !STATES.contains(state))
            throw new Malformed("request.invalid", "state", "a state is one of " + String.join(", ", STATES));
        var rows = view.listTasks(layout.getWarehouse(code).node(), state, after, limit);
        var next = rows.size() < limit ? null : Long.toString(rows.getLast().id());
        return new Page(rows.stream().map(Shown::of).toList(), next);
    }
}
