package dev.dovetail.wms.layout;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.WaySetup;
import dev.dovetail.wms.ways.Ways;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes warehouses and their locations. */
@Component
public class LayoutSetup {
    private static final int SHOWN = 20;

    private final WarehouseStore warehouses;
    private final LocationStore locations;
    private final Transactions transactions;
    private final Ways ways;
    private final WaySetup waySetup;
    private final Audit audit;
    private final IdSource ids;

    LayoutSetup(
            WarehouseStore warehouses,
            LocationStore locations,
            Transactions transactions,
            Ways ways,
            WaySetup waySetup,
            Audit audit,
            IdSource ids) {
        this.warehouses = warehouses;
        this.locations = locations;
        this.transactions = transactions;
        this.ways = ways;
        this.waySetup = waySetup;
        this.audit = audit;
        this.ids = ids;
    }

    /** Makes or renames a warehouse, with its six virtual locations; refused as {@code layout.node-taken} where the node or the code is another's. */
    public Warehouse put(Warehouse warehouse) {
        return transactions.run(() -> {
            warehouses.put(warehouse);
            locations.putVirtual(warehouse.node());
            return warehouse;
        });
    }

    /**
     * Adds locations or moves those with the same code, then lays the walk through all bins anew. All are placed or none:
     * refused as {@code layout.kind-fixed} where a code is there as another kind, and as {@code layout.crowded} where so
     * many bins share a few bays that their check digits could not differ. In a building with ways the walk follows them,
     * and a bin that stands on none is refused as {@code layout.off-the-ways}.
     */
    public int place(NodeId node, List<PlannedLocation> planned) {
        return transactions.run(() -> {
            warehouses.lock(node);
            return placeLocked(node, planned);
        });
    }

    /**
     * Replaces a building's ways and places what stands on them: all of it or nothing. Refused as {@link #place}, and as
     * {@code layout.off-the-ways} where a bin that is there stands on none of them.
     */
    public int build(NodeId node, List<PlannedLocation> planned, Graph graph) {
        return transactions.run(() -> {
            warehouses.lock(node);
            waySetup.replace(node, graph);
            return placeLocked(node, planned);
        });
    }

    private int placeLocked(NodeId node, List<PlannedLocation> planned) {
        var digits = CheckDigits.of(locations.shelves(node), planned);
        var placed = locations.put(node, planned, digits, ids(node, planned.size()));
        for (var one : planned) if (!placed.contains(one.code())) throw fixed(one);
        var walk = ways.walk(node);
        if (walk.isEmpty()) {
            locations.layWalk(node);
            return placed.size();
        }
        locations.layWalk(node, walk);
        var off = locations.offTheWalk(node, walk, SHOWN);
        if (!off.isEmpty())
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("layout.off-the-ways", Map.of("locations", off)));
        return placed.size();
    }

    private static Refused fixed(PlannedLocation one) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(
                        "layout.kind-fixed",
                        Map.of("code", one.code(), "asked", one.kind().word())));
    }

    /** The place of the house itself with this code, made where it is missing: it has the kind that it is for. Joins the caller's transaction. */
    public Location ours(NodeId node, String code) {
        var kind = Location.ours(code).orElseThrow(() -> new IllegalArgumentException(code + " is not the house's"));
        return Objects.requireNonNull(open(node, kind, List.of(code)).get(code));
    }

    /** The locations with these codes, made where they are missing: a tote or a cart is known from its first scan on, and the house's own code names its own place. Joins the caller's transaction. */
    public Map<String, Location> open(NodeId node, Location.Kind kind, Collection<String> codes) {
        if (codes.isEmpty()) return Map.of();
        var sorted = new TreeSet<>(codes);
        var known = locations.byCode(node, sorted);
        sorted.removeAll(known.keySet());
        if (sorted.isEmpty()) return known;
        locations.put(
                node,
                sorted.stream()
                        .map(code ->
                                PlannedLocation.of(code, Location.ours(code).orElse(kind)))
                        .toList(),
                Map.of(),
                ids(node, sorted.size()));
        return locations.byCode(node, codes);
    }

    /** Locks these locations, in the order of their ids, for a rule about what they are for. Joins the caller's transaction. */
    public void lock(NodeId node, Collection<String> codes) {
        if (!codes.isEmpty()) locations.lock(node, codes);
    }

    /** Makes locations whose ids are given, as a parcel's is its own, in the order of their codes, with the sizes of those that were measured. Those that exist stay as they are. Joins the caller's transaction. */
    public void openWithIds(
            NodeId node, Location.Kind kind, Map<Long, String> codes, Map<String, Location.Size> sizes) {
        if (codes.isEmpty()) return;
        var entries =
                codes.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        locations.putNew(
                node,
                entries.stream()
                        .map(entry -> PlannedLocation.of(
                                entry.getValue(), kind, sizes.getOrDefault(entry.getValue(), Location.Size.UNKNOWN)))
                        .toList(),
                Map.of(),
                entries.stream().map(Map.Entry::getKey).toList());
    }

    /**
     * Says that nothing may be put into a bin or a reserve any more, and why; what lies there is picked until it is empty.
     * Refused as {@code layout.no-such-bin} (404).
     */
    public Location block(Warehouse warehouse, String code, String reason, Cause cause) {
        return turn(warehouse, code, reason, "location.block", cause);
    }

    /** Ends what {@link #block} began; refused as it is. */
    public Location unblock(Warehouse warehouse, String code, Cause cause) {
        return turn(warehouse, code, null, "location.unblock", cause);
    }

    private Location turn(Warehouse warehouse, String code, @Nullable String reason, String act, Cause cause) {
        return transactions.run(() -> {
            if (!locations.block(warehouse.node(), code, reason))
                throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("layout.no-such-bin", Map.of("code", code)));
            audit.record(
                    cause,
                    act,
                    "location:" + warehouse.code() + "/" + code,
                    Map.of("reason", reason == null ? "" : reason));
            return Objects.requireNonNull(
                    locations.byCode(warehouse.node(), List.of(code)).get(code));
        });
    }

    private List<Long> ids(NodeId node, int count) {
        return java.util.stream.Stream.generate(() -> ids.next(node.value() & 255))
                .limit(count)
                .toList();
    }
}
