package dev.dovetail.wms.layout;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Changes warehouses and their locations. */
@Component
public class LayoutSetup {
    private final WarehouseStore warehouses;
    private final LocationStore locations;
    private final Transactions transactions;
    private final IdSource ids;

    LayoutSetup(WarehouseStore warehouses, LocationStore locations, Transactions transactions, IdSource ids) {
        this.warehouses = warehouses;
        this.locations = locations;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Makes or renames a warehouse, with its five virtual locations; refused as {@code layout.node-taken} where the node or the code is another's. */
    public Warehouse put(Warehouse warehouse) {
        return transactions.run(() -> {
            warehouses.put(warehouse);
            locations.putVirtual(warehouse.node());
            return warehouse;
        });
    }

    /**
     * Adds locations or moves those with the same code, then lays the walk through all bins anew. All are placed or none:
     * refused as {@code layout.kind-fixed} where a code is there as another kind.
     */
    public int place(NodeId node, List<PlannedLocation> planned) {
        return transactions.run(() -> {
            var placed = locations.put(node, planned, ids(node, planned.size()));
            for (var one : planned) if (!placed.contains(one.code())) throw fixed(one);
            locations.layWalk(node);
            return placed.size();
        });
    }

    private static Refused fixed(PlannedLocation one) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(
                        "layout.kind-fixed",
                        Map.of("code", one.code(), "asked", one.kind().word())));
    }

    /** The locations with these codes, made where they are missing: a tote or a cart is known from its first scan on. Joins the caller's transaction. */
    public Map<String, Location> open(NodeId node, Location.Kind kind, Collection<String> codes) {
        if (codes.isEmpty()) return Map.of();
        var sorted = new TreeSet<>(codes);
        var known = locations.byCode(node, sorted);
        sorted.removeAll(known.keySet());
        if (sorted.isEmpty()) return known;
        locations.put(
                node,
                sorted.stream().map(code -> PlannedLocation.of(code, kind)).toList(),
                ids(node, sorted.size()));
        return locations.byCode(node, codes);
    }

    /** Makes locations whose ids are given, as a parcel's is its own. Those that exist stay as they are. Joins the caller's transaction. */
    public void openWithIds(NodeId node, Location.Kind kind, Map<Long, String> codes) {
        if (codes.isEmpty()) return;
        var entries =
                codes.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        locations.putNew(
                node,
                entries.stream()
                        .map(entry -> PlannedLocation.of(entry.getValue(), kind))
                        .toList(),
                entries.stream().map(Map.Entry::getKey).toList());
    }

    private List<Long> ids(NodeId node, int count) {
        return java.util.stream.Stream.generate(() -> ids.next(node.value() & 255))
                .limit(count)
                .toList();
    }
}
