package dev.dovetail.wms.receiving;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries over HTTP: announced, read with what was counted, settled where nobody had announced them, and closed where the rest will not come. */
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

    record Closing(String reason) {
        Closing {
            if (reason.isBlank() || reason.length() > 200)
                throw new Malformed("receiving.text", "/reason", "a reason has 1 to 200 characters");
        }
    }

    record Match(String delivery) {
        Match {
            if (delivery.isBlank() || delivery.length() > 80)
                throw new Malformed("receiving.text", "/delivery", "a reference or an id");
        }
    }

    record Page(List<DeliveryShown> items, @Nullable String next) {}

    @PostMapping
    @Permit(Permission.SETUP_WRITE)
    ResponseEntity<DeliveryShown> expect(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var warehouse = layout.getWarehouse(code);
        var expected = body.read(request, DeliveryBody.class).toDelivery(caller.client());
        var announced = receiving.expect(warehouse, expected, caller.cause(clock.instant()));
        return ResponseEntity.status(announced.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(DeliveryShown.of(announced.delivery()));
    }

    @PostMapping("/{delivery}/close")
    @Permit(Permission.SETUP_WRITE)
    DeliveryShown close(
            Caller caller, @PathVariable String code, @PathVariable String delivery, HttpServletRequest request) {
        var reason = body.read(request, Closing.class).reason();
        var cause = caller.cause(clock.instant());
        return DeliveryShown.of(receiving.close(layout.getWarehouse(code), delivery, reason, cause));
    }

    @PostMapping("/{delivery}/accept")
    @Permit(Permission.STOCK_DECIDE)
    DeliveryShown accept(
            Caller caller, @PathVariable String code, @PathVariable String delivery, HttpServletRequest request) {
        var reason = body.read(request, Closing.class).reason();
        var cause = caller.cause(clock.instant());
        return DeliveryShown.of(receiving.accept(layout.getWarehouse(code), delivery, reason, cause));
    }

    @PostMapping("/{delivery}/match")
    @Permit(Permission.STOCK_DECIDE)
    DeliveryShown match(
            Caller caller, @PathVariable String code, @PathVariable String delivery, HttpServletRequest request) {
        var to = body.read(request, Match.class).delivery();
        var cause = caller.cause(clock.instant());
        return DeliveryShown.of(receiving.match(layout.getWarehouse(code), delivery, to, cause));
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String blind,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var rows = view.list(layout.getWarehouse(code).node(), state, blind, after, limit);
        var next = rows.size() < limit ? null : Long.toString(rows.getLast().id());
        return new Page(rows.stream().map(DeliveryShown::head).toList(), next);
    }

    @GetMapping("/{delivery}")
    @Permit(Permission.FLOOR_READ)
    DeliveryShown one(@PathVariable String code, @PathVariable String delivery) {
        return DeliveryShown.of(view.get(layout.getWarehouse(code).node(), delivery));
    }
}
