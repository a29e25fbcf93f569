package dev.dovetail.wms.receiving;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries over HTTP: announced, and read with what was counted. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/deliveries")
class DeliveryApi {
    private static final int LIMIT = 500;

    private final Layout layout;
    private final Receiving receiving;
    private final ReceivingView view;
    private final Body body;
    private final InstantSource clock;

    DeliveryApi(Layout layout, Receiving receiving, ReceivingView view, Body body, InstantSource clock) {
        this.layout = layout;
        this.receiving = receiving;
        this.view = view;
        this.body = body;
        this.clock = clock;
    }

    /** @param discrepancies SKUs of which another number was counted than expected; an open delivery has many */
    record Shown(
            String deliveryId,
            String reference,
            String supplier,
            String state,
            @Nullable String expectedOn,
            String madeAt,
            List<Line> lines,
            List<Discrepancy> discrepancies) {
        record Line(String sku, long expected, long received, long putAway) {}

        /** @param difference units more (positive) or fewer (negative) than expected */
        record Discrepancy(String sku, String kind, long difference) {}

        static Shown of(Delivery one) {
            var on = one.expectedOn();
            return new Shown(
                    Long.toString(one.id()),
                    one.reference(),
                    one.supplier(),
                    one.state(),
                    on == null ? null : on.toString(),
                    one.madeAt().toString(),
                    one.lines().stream()
                            .map(line ->
                                    new Line(line.sku().toString(), line.expected(), line.received(), line.putAway()))
                            .toList(),
                    one.lines().stream()
                            .filter(line -> line.difference() != 0)
                            .map(line -> new Discrepancy(
                                    line.sku().toString(), line.difference() > 0 ? "over" : "short", line.difference()))
                            .toList());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @PostMapping
    @Permit(Permission.SETUP_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Shown expect(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var warehouse = layout.getWarehouse(code);
        var expected = body.read(request, DeliveryBody.class).toDelivery(caller.client());
        return Shown.of(receiving.expect(warehouse, expected, caller.cause(clock.instant())));
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LIMIT) throw new Malformed("request.limit", "limit", "a page has 1 to " + LIMIT);
        var rows = view.list(layout.getWarehouse(code).node(), state, after, limit);
        var next = rows.size() < limit ? null : Long.toString(rows.getLast().id());
        return new Page(rows.stream().map(Shown::of).toList(), next);
    }

    @GetMapping("/{delivery}")
    @Permit(Permission.FLOOR_READ)
    Shown one(@PathVariable String code, @PathVariable String delivery) {
        return view.find(layout.getWarehouse(code).node(), delivery)
                .map(Shown::of)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("receiving.no-such-delivery", Map.of("delivery", delivery))));
    }
}
