package dev.dovetail.wms.floor;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.picking.Picking;
import dev.dovetail.wms.walls.Walls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be done with all that lies in a tote: sorted onto a wall, or laid back into its bins. */
@Component
class ToteTasks {
    private final Walls walls;
    private final Picking picking;

    ToteTasks(Walls walls, Picking picking) {
        this.walls = walls;
        this.picking = picking;
    }

    /** The walls on which is sorted here. */
    List<String> walls(Warehouse warehouse) {
        return walls.list(warehouse);
    }

    /** One task with a line for each item. Refused as {@code floor.tote-empty} (409) where nothing of an order lies in the tote. */
    List<Map<String, Object>> next(Warehouse warehouse, AskBody asked) {
        var tote = Objects.requireNonNull(asked.tote()).strip();
        var wall = asked.wall();
        var lines = wall == null
                ? picking.in(warehouse, tote).stream().map(ToteTasks::laid).toList()
                : walls.plan(warehouse, wall, tote).stream()
                        .map(ToteTasks::sorted)
                        .toList();
        if (lines.isEmpty())
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("floor.tote-empty", Map.of("tote", tote)));
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("tote", tote);
        shown.put("wall", wall);
        shown.put("lines", lines);
        return List.of(FloorTasks.shown(shown));
    }

    private static Map<String, Object> sorted(Walls.Lying one) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("sku", one.sku().toString());
        shown.put("lot", one.lot().isEmpty() ? null : one.lot());
        shown.put("quantity", one.units());
        shown.put("orderNumber", one.orderNumber());
        shown.put("slot", one.slot());
        shown.put("number", one.slot() == null ? null : one.number());
        shown.put("missing", one.missing());
        return FloorTasks.shown(shown);
    }

    private static Map<String, Object> laid(Picking.Laid one) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("task", Long.toString(one.stop().task()));
        shown.put("seq", one.stop().seq());
        shown.put("location", one.bin().code());
        shown.put("checkDigits", one.bin().checkDigits());
        shown.put("sku", one.sku().toString());
        shown.put("lot", one.lot().isEmpty() ? null : one.lot());
        shown.put("quantity", one.units());
        shown.put("orderNumber", one.orderNumber());
        shown.put("serials", one.serials());
        return FloorTasks.shown(shown);
    }
}
