package dev.dovetail.wms.waves;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Waves over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/waves")
class WaveApi {
    private static final int LIMIT = 200;

    private final Layout layout;
    private final Waves waves;
    private final WaveStore store;
    private final Body body;
    private final InstantSource clock;

    WaveApi(Layout layout, Waves waves, WaveStore store, Body body, InstantSource clock) {
        this.layout = layout;
        this.waves = waves;
        this.store = store;
        this.body = body;
        this.clock = clock;
    }

    record Asked(String template) {}

    record Shown(
            String id, String template, String mode, String state, int orders, String releasedAt, String releasedBy) {
        static Shown of(Wave one) {
            return new Shown(
                    Long.toString(one.id()),
                    one.template(),
                    one.mode(),
                    one.state(),
                    one.orders(),
                    one.releasedAt().toString(),
                    one.releasedBy());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    record Back(List<String> takenBack, Shown wave) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(Permission.FLOOR_DECIDE)
    Shown release(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Asked.class);
        return Shown.of(waves.release(layout.getWarehouse(code), asked.template(), caller.cause(clock.instant())));
    }

    @PostMapping("/{wave}/take-back")
    @Permit(Permission.FLOOR_DECIDE)
    Back takeBack(Caller caller, @PathVariable String code, @PathVariable long wave) {
        var back = waves.takeBack(layout.getWarehouse(code), wave, caller.cause(clock.instant()));
        return new Back(back.back().stream().map(FulfillmentOrderId::toString).toList(), Shown.of(back.wave()));
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var rows = store.list(layout.getWarehouse(code).node(), after, limit);
        var next = rows.size() < limit ? null : Long.toString(rows.getLast().id());
        return new Page(rows.stream().map(Shown::of).toList(), next);
    }
}
