package dev.dovetail.wms.walls;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Put walls over HTTP. */
@RestController
class WallApi {
    private static final int MOST_SLOTS = 200;
    private static final int LONGEST = 120;
    private static final long MOST = 1_000_000;

    private final Layout layout;
    private final Walls walls;
    private final WallStore store;
    private final Body body;
    private final InstantSource clock;

    WallApi(Layout layout, Walls walls, WallStore store, Body body, InstantSource clock) {
        this.layout = layout;
        this.walls = walls;
        this.store = store;
        this.body = body;
        this.clock = clock;
    }

    record Asked(int slots) {
        Asked {
            if (slots < 1 || slots > MOST_SLOTS)
                throw new Malformed("request.invalid", "/slots", "a wall has 1 to " + MOST_SLOTS + " slots");
        }
    }

    record Shown(
            int slot,
            String location,
            String state,
            @Nullable String outbound,
            @Nullable String orderNumber,
            long units,
            long missing) {
        static Shown of(WallStore.Shown one) {
            var outbound = one.outbound();
            return new Shown(
                    one.number(),
                    one.code(),
                    one.state(),
                    outbound == null ? null : Long.toString(outbound),
                    one.orderNumber(),
                    one.units(),
                    one.missing());
        }
    }

    record Wall(String wall, List<Shown> slots) {}

    @GetMapping("/api/v1/warehouses/{code}/walls")
    @Permit(Permission.FLOOR_READ)
    Map<String, List<String>> list(@PathVariable String code) {
        return Map.of("items", walls.list(layout.getWarehouse(code)));
    }

    @GetMapping("/api/v1/warehouses/{code}/walls/{wall}")
    @Permit(Permission.FLOOR_READ)
    Wall show(@PathVariable String code, @PathVariable String wall) {
        var slots = store.shown(layout.getWarehouse(code).node(), wall);
        if (slots.isEmpty())
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("sorting.no-such-wall", Map.of("wall", wall)));
        return new Wall(wall, slots.stream().map(Shown::of).toList());
    }

    @PutMapping("/api/v1/warehouses/{code}/walls/{wall}")
    @Permit(Permission.SETUP_WRITE)
    Wall put(Caller caller, @PathVariable String code, @PathVariable String wall, HttpServletRequest request) {
        if (wall.isBlank() || wall.length() > 30)
            throw new Malformed("request.invalid", "/wall", "a wall has 1 to 30 characters");
        var asked = body.read(request, Asked.class);
        walls.put(layout.getWarehouse(code), wall, asked.slots(), caller.cause(clock.instant()));
        return show(code, wall);
    }

    record Item(
            String from,
            String barcode,
            @Nullable Long quantity,
            @Nullable String lot) {
        Item {
            if (from.isBlank() || from.length() > LONGEST || barcode.isBlank() || barcode.length() > LONGEST)
                throw new Malformed(
                        "request.invalid", "/barcode", "from and barcode have 1 to " + LONGEST + " characters");
            if (quantity != null && (quantity < 1 || quantity > MOST))
                throw new Malformed("request.invalid", "/quantity", "1 to " + MOST);
        }
    }

    record Told(
            int slot, String location, String outbound, String orderNumber, String sku, long quantity, long missing) {}

    /** Which slot an item goes into. */
    @PostMapping({"/api/v1/floor/{code}/walls/{wall}/slot", "/handheld/{code}/walls/{wall}/slot"})
    @Permit(Permission.FLOOR_WORK)
    Told slot(@PathVariable String code, @PathVariable String wall, HttpServletRequest request) {
        var item = body.read(request, Item.class);
        long packs = item.quantity() == null ? 1 : item.quantity();
        var told = walls.ask(
                layout.getWarehouse(code), wall, new Walls.Ask(item.from(), item.barcode(), packs, item.lot()));
        return new Told(
                told.slot().number(),
                told.slot().code(),
                String.valueOf(told.slot().outbound()),
                told.orderNumber(),
                told.sku().toString(),
                told.quantity(),
                told.missing());
    }
}
