package dev.dovetail.wms.layout;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Warehouses and their locations over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses")
class LayoutApi {
    private static final int LIMIT = 500;

    private final Layout layout;
    private final LayoutSetup setup;
    private final Body body;
    private final InstantSource clock;

    LayoutApi(Layout layout, LayoutSetup setup, Body body, InstantSource clock) {
        this.layout = layout;
        this.setup = setup;
        this.body = body;
        this.clock = clock;
    }

    /**
     * @param walk the rank in the picker's walk; 0 for what is neither a bin nor a reserve
     * @param checkDigits what its label shows beside the code; @param blockedFor why nothing may be put in
     */
    record Shown(
            String id,
            String code,
            String kind,
            @Nullable String zone,
            @Nullable Integer aisle,
            @Nullable Integer bay,
            @Nullable Integer level,
            int walk,
            @Nullable Integer widthMm,
            @Nullable Integer depthMm,
            @Nullable Integer heightMm,
            @Nullable Integer weightLimitGrams,
            @Nullable String checkDigits,
            @Nullable String blockedFor) {
        static Shown of(Location one) {
            return new Shown(
                    Long.toString(one.id()),
                    one.code(),
                    one.kind().word(),
                    one.zone(),
                    one.aisle(),
                    one.bay(),
                    one.level(),
                    one.walk(),
                    one.size().widthMm(),
                    one.size().depthMm(),
                    one.size().heightMm(),
                    one.size().weightLimitGrams(),
                    one.checkDigits(),
                    one.blockedFor());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Map<String, List<WarehouseBody>> list() {
        return Map.of(
                "items", layout.listWarehouses().stream().map(WarehouseBody::of).toList());
    }

    @GetMapping("/{code}")
    @Permit(Permission.STOCK_READ)
    WarehouseBody one(@PathVariable String code) {
        return WarehouseBody.of(layout.getWarehouse(code));
    }

    @PutMapping("/{code}")
    @Permit(Permission.SETUP_WRITE)
    WarehouseBody put(@PathVariable String code, HttpServletRequest request) {
        return WarehouseBody.of(
                setup.put(body.read(request, WarehouseBody.class).toWarehouse(code)));
    }

    @PutMapping("/{code}/layout")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> place(@PathVariable String code, HttpServletRequest request) {
        var warehouse = layout.getWarehouse(code);
        var asked = body.read(request, LayoutBody.class);
        var planned = asked.planned();
        var graph = asked.graph();
        return Map.of(
                "placed",
                graph == null ? setup.place(warehouse.node(), planned) : setup.build(warehouse.node(), planned, graph));
    }

    @GetMapping("/{code}/layout")
    @Permit(Permission.STOCK_READ)
    Page locations(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var node = layout.getWarehouse(code).node();
        var rows = layout.listLocations(node, kind == null ? null : kind(kind), after, limit);
        var next = rows.size() < limit ? null : rows.getLast().code();
        return new Page(rows.stream().map(Shown::of).toList(), next);
    }

    /** @param reason 1 to 200 characters */
    record Blocking(String reason) {}

    @PostMapping("/{code}/layout/{location}/block")
    @Permit(Permission.SETUP_WRITE)
    Shown block(Caller caller, @PathVariable String code, @PathVariable String location, HttpServletRequest request) {
        var reason = body.read(request, Blocking.class).reason().strip();
        if (reason.isEmpty() || reason.length() > 200)
            throw new Malformed("layout.reason", "/reason", "a reason has 1 to 200 characters");
        var cause = caller.cause(clock.instant());
        return Shown.of(setup.block(layout.getWarehouse(code), location, reason, cause));
    }

    @PostMapping("/{code}/layout/{location}/unblock")
    @Permit(Permission.SETUP_WRITE)
    Shown unblock(Caller caller, @PathVariable String code, @PathVariable String location) {
        return Shown.of(setup.unblock(layout.getWarehouse(code), location, caller.cause(clock.instant())));
    }

    private static Location.Kind kind(String word) {
        for (var kind : Location.Kind.values()) if (kind.word().equals(word)) return kind;
        throw new Malformed("layout.kind", "kind", "no location is of the kind " + word);
    }
}
