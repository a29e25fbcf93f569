package dev.dovetail.wms.counting;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/counts")
class CountApi {
    private static final int MOST = 500;

    private final Layout layout;
    private final Counting counting;
    private final Reviews reviews;
    private final ReviewStore store;
    private final Transactions transactions;
    private final Body body;
    private final InstantSource clock;

    CountApi(
            Layout layout,
            Counting counting,
            Reviews reviews,
            ReviewStore store,
            Transactions transactions,
            Body body,
            InstantSource clock) {
        this.layout = layout;
        this.counting = counting;
        this.reviews = reviews;
        this.store = store;
        this.transactions = transactions;
        this.body = body;
        this.clock = clock;
    }

    record Order(List<String> locations, String reason) {
        Order {
            if (locations.isEmpty() || locations.size() > MOST)
                throw new Malformed("counting.locations", "/locations", "1 to " + MOST + " locations");
            if (reason.isBlank() || reason.length() > 200)
                throw new Malformed("counting.reason", "/reason", "a reason has 1 to 200 characters");
        }
    }

    record Plan(int limit) {
        Plan {
            if (limit < 1 || limit > MOST) throw new Malformed("counting.limit", "/limit", "1 to " + MOST);
        }
    }

    record Page(List<Map<String, Object>> items, @Nullable String next) {}

    record Shown(
            String id,
            String batch,
            String location,
            String kind,
            String reason,
            String state,
            int round,
            List<ReviewStore.Round> rounds) {
        static Shown of(CountTask task, List<ReviewStore.Round> rounds) {
            return new Shown(
                    Long.toString(task.id()),
                    Long.toString(task.batch()),
                    task.code(),
                    task.kind(),
                    task.reason(),
                    task.state().word(),
                    task.round(),
                    rounds);
        }
    }

    @PostMapping
    @Permit(Permission.STOCK_DECIDE)
    Map<String, List<String>> order(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var order = body.read(request, Order.class);
        return made(counting.order(
                layout.getWarehouse(code), new CountOrder(order.locations(), "asked", order.reason()), cause(caller)));
    }

    @PostMapping("/plan")
    @Permit(Permission.STOCK_DECIDE)
    Map<String, List<String>> plan(Caller caller, @PathVariable String code, HttpServletRequest request) {
        int limit = body.read(request, Plan.class).limit();
        return made(counting.plan(layout.getWarehouse(code), limit, cause(caller)));
    }

    /** A recount may need to look into other bins. */
    @PostMapping("/{id}/bins")
    @Permit(Permission.STOCK_DECIDE)
    Map<String, List<String>> bins(
            Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var order = body.read(request, Order.class);
        var warehouse = layout.getWarehouse(code);
        transactions.run(() -> reviews.get(warehouse.node(), id));
        return made(
                counting.order(warehouse, new CountOrder(order.locations(), "recount", order.reason()), cause(caller)));
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        var rows = store.list(layout.getWarehouse(code).node(), state, after, limit);
        return new Page(
                rows, rows.size() < limit ? null : String.valueOf(rows.getLast().get("id")));
    }

    @GetMapping("/{id}")
    @Permit(Permission.STOCK_DECIDE)
    Shown one(@PathVariable String code, @PathVariable long id) {
        return shown(layout.getWarehouse(code).node(), id);
    }

    @PostMapping("/{id}/approve")
    @Permit(Permission.STOCK_DECIDE)
    Shown approve(Caller caller, @PathVariable String code, @PathVariable long id) {
        return decided(code, id, node -> reviews.approve(node, id, cause(caller)));
    }

    @PostMapping("/{id}/reject")
    @Permit(Permission.STOCK_DECIDE)
    Shown reject(Caller caller, @PathVariable String code, @PathVariable long id) {
        return decided(code, id, node -> reviews.reject(node, id, cause(caller)));
    }

    @PostMapping("/{id}/cancel")
    @Permit(Permission.STOCK_DECIDE)
    Shown cancel(Caller caller, @PathVariable String code, @PathVariable long id) {
        return decided(code, id, node -> reviews.cancel(node, id, cause(caller)));
    }

    private Shown decided(String code, long id, java.util.function.Consumer<NodeId> decision) {
        var node = layout.getWarehouse(code).node();
        transactions.run(() -> decision.accept(node));
        return shown(node, id);
    }

    private Shown shown(NodeId node, long id) {
        return transactions.run(() -> Shown.of(reviews.get(node, id), store.rounds(node, id)));
    }

    private Cause cause(Caller caller) {
        return caller.cause(clock.instant());
    }

    private static Map<String, List<String>> made(List<Long> ids) {
        return Map.of("counts", ids.stream().map(id -> Long.toString(id)).toList());
    }
}
