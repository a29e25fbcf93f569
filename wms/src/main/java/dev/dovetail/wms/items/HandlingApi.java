package dev.dovetail.wms.items;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a warehouse handles its items, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/items")
class HandlingApi {
    private final Layout layout;
    private final Items items;
    private final Handlings handlings;
    private final Body body;
    private final InstantSource clock;

    HandlingApi(Layout layout, Items items, Handlings handlings, Body body, InstantSource clock) {
        this.layout = layout;
        this.items = items;
        this.handlings = handlings;
        this.body = body;
        this.clock = clock;
    }

    @PutMapping("/handling")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> change(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var warehouse = layout.getWarehouse(code);
        var changes = body.read(request, HandlingBody.class).handlings(caller.client());
        handlings.change(warehouse.node(), warehouse.code(), changes, caller.cause(clock.instant()));
        return Map.of("changed", changes.size());
    }

    @GetMapping("/{sku}/handling")
    @Permit(Permission.STOCK_READ)
    HandlingBody.One one(Caller caller, @PathVariable String code, @PathVariable String sku) {
        var asked = sku(caller.client(), sku);
        var found =
                items.handling(layout.getWarehouse(code).node(), List.of(asked)).get(asked);
        if (found == null)
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("items.no-such-item", Map.of("skus", List.of(sku))));
        return HandlingBody.One.of(asked, found);
    }

    private static Sku sku(int client, String code) {
        try {
            return new Sku(client, code);
        } catch (IllegalArgumentException e) {
            throw new Malformed("items.sku", "sku", "a SKU has 1 to 64 characters");
        }
    }
}
