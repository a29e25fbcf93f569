package dev.dovetail.wms.receiving;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether goods that work waits for go to a lane beside the stage, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/cross-dock")
class CrossDockApi {
    private final Layout layout;
    private final CrossDock store;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    CrossDockApi(
            Layout layout, CrossDock store, Transactions transactions, Audit audit, Body body, InstantSource clock) {
        this.layout = layout;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    /** @param lane a bin's code; null where the warehouse does without */
    record Rule(@Nullable String lane) {}

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Rule rule(@PathVariable String code) {
        return new Rule(store.find(layout.getWarehouse(code).node())
                .map(CrossDock.Lane::code)
                .orElse(null));
    }

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Rule put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var node = layout.getWarehouse(code).node();
        var asked = body.read(request, Rule.class);
        return transactions.run(() -> {
            if (asked.lane() == null) store.end(node);
            else if (!store.put(node, asked.lane()))
                throw new Refused(
                        Refused.Kind.UNPROCESSABLE, new Refusal("receiving.not-a-lane", Map.of("lane", asked.lane())));
            audit.record(
                    caller.cause(clock.instant()),
                    "warehouse.cross-dock",
                    "warehouse:" + code,
                    Map.of("lane", asked.lane() == null ? "" : asked.lane()));
            return asked;
        });
    }
}
