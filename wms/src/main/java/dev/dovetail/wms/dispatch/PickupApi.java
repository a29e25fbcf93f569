package dev.dovetail.wms.dispatch;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for customers in a store, and what they show, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}")
class PickupApi {
    private static final int MOST = 500;
    private static final Map<String, String> STATES =
            Map.of("waiting", "closed", "overdue", "closed", "collected", "collected", "uncollected", "uncollected");

    private final Layout layout;
    private final PickupStore store;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    PickupApi(
            Layout layout, PickupStore store, Transactions transactions, Audit audit, Body body, InstantSource clock) {
        this.layout = layout;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    record Page(List<PickupStore.Shown> items, @Nullable String next) {}

    @PutMapping("/pickup-rule")
    @Permit(Permission.SETUP_WRITE)
    PickupRule put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var rule = body.read(request, PickupRule.class);
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            store.put(node, rule);
            audit.record(
                    caller.cause(clock.instant()),
                    "pickup.rule",
                    "warehouse:" + code,
                    Map.of("holdDays", rule.holdDays(), "proofs", rule.proofs()));
            return store.rule(node);
        });
    }

    @GetMapping("/pickup-rule")
    @Permit(Permission.FLOOR_READ)
    PickupRule rule(@PathVariable String code) {
        return store.rule(layout.getWarehouse(code).node());
    }

    /** @param state {@code waiting}, {@code overdue}, {@code collected} or {@code uncollected} */
    @GetMapping("/pickups")
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        var kept = STATES.get(state);
        if (kept == null) throw new Malformed("request.invalid", "state", "waiting, overdue, collected or uncollected");
        var node = layout.getWarehouse(code).node();
        var before = state.equals("overdue")
                ? clock.instant().minus(Duration.ofDays(store.rule(node).holdDays()))
                : null;
        var rows = store.list(node, kept, before, after, limit);
        return new Page(rows, rows.size() < limit ? null : rows.getLast().parcel());
    }
}
