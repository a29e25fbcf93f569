package dev.dovetail.wms.plates;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plates over HTTP: made with new numbers, and read. */
@RestController
@RequestMapping({"/api/v1/warehouses/{code}/plates", "/handheld/{code}/plates"})
class PlateApi {
    private static final Set<String> KINDS = Set.of("pallet", "case", "tote");
    private static final int MOST = 500;

    private final Layout layout;
    private final Plates plates;
    private final PlateView view;
    private final Body body;
    private final InstantSource clock;

    PlateApi(Layout layout, Plates plates, PlateView view, Body body, InstantSource clock) {
        this.layout = layout;
        this.plates = plates;
        this.view = view;
        this.body = body;
        this.clock = clock;
    }

    record Asked(String kind, int count) {
        Asked {
            if (!KINDS.contains(kind)) throw new Malformed("plates.kind", "/kind", "pallet, case or tote");
            if (count < 1 || count > MOST) throw new Malformed("plates.count", "/count", "1 to " + MOST);
        }
    }

    record Made(List<String> numbers) {}

    record Shown(
            String number,
            String kind,
            String state,
            @Nullable String location) {
        static Shown of(Plate one) {
            return new Shown(one.number(), one.kind(), one.state(), one.place());
        }
    }

    record Goods(String sku, String lot, String status, long quantity) {}

    record One(
            String number,
            String kind,
            String state,
            @Nullable String location,
            @Nullable String locationKind,
            List<Goods> goods) {}

    record Page(List<Shown> items, @Nullable String next) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(Permission.FLOOR_WORK)
    Made make(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Asked.class);
        var cause = caller.cause(clock.instant());
        return new Made(plates.make(layout.getWarehouse(code), asked.kind(), asked.count(), cause));
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        var warehouse = layout.getWarehouse(code);
        var rows = view.list(warehouse.node(), location == null ? null : place(warehouse, location), after, limit);
        var next = rows.size() < limit ? null : rows.getLast().number();
        return new Page(rows.stream().map(Shown::of).toList(), next);
    }

    @GetMapping("/{number}")
    @Permit(Permission.FLOOR_READ)
    One one(@PathVariable String code, @PathVariable String number) {
        var node = layout.getWarehouse(code).node();
        var loaded = view.get(node, number);
        var plate = loaded.plate();
        var place = plate.place();
        var stands = place == null ? null : layout.byCode(node, List.of(place)).get(place);
        var goods = loaded.goods().stream()
                .map(one -> new Goods(
                        one.key().sku().toString(),
                        one.key().lot(),
                        one.key().status().word(),
                        one.units()))
                .toList();
        return new One(
                plate.number(),
                plate.kind(),
                plate.state(),
                place,
                stands == null ? null : stands.kind().word(),
                goods);
    }

    private long place(Warehouse warehouse, String location) {
        var found = layout.byCode(warehouse.node(), List.of(location)).get(location);
        if (found == null)
            throw new Refused(
                    Refused.Kind.NOT_FOUND, new Refusal("plates.no-such-place", Map.of("location", location)));
        return found.id();
    }
}
