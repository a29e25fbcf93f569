package dev.dovetail.wms.dispatch;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Loads parcels and lets them go. Both methods join the caller's transaction, lock manifests before outbounds before
 * parcels, and cost the same few statements for one parcel as for hundreds; only the parcels of one outbound are counted
 * one after another, for each is a fact with a number of its own.
 */
@Component
public class Dispatch {
    private final Packing packing;
    private final PackingView parcels;
    private final ManifestStore manifests;
    private final Departures departures;
    private final HandOvers handOvers;
    private final Pickups pickups;
    private final PickupStore pickupStore;

    Dispatch(
            Packing packing,
            PackingView parcels,
            ManifestStore manifests,
            Departures departures,
            HandOvers handOvers,
            Pickups pickups,
            PickupStore pickupStore) {
        this.packing = packing;
        this.parcels = parcels;
        this.manifests = manifests;
        this.departures = departures;
        this.handOvers = handOvers;
        this.pickups = pickups;
        this.pickupStore = pickupStore;
    }

    /**
     * Puts labelled cartons on their carrier's open manifest, which the first one opens.
     *
     * @return why, for each scan that was refused: {@code dispatch.no-such-carton}, {@code dispatch.not-labelled},
     *     {@code dispatch.already-loaded}; the others stand
     */
    public Map<UUID, Refusal> load(Warehouse warehouse, List<LoadScan> scans) {
        if (scans.isEmpty()) return Map.of();
        var node = warehouse.node();
        var seen = parcels.byCarton(node, scans.stream().map(LoadScan::carton).collect(Collectors.toSet()));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<ParcelId, LoadScan> loading = new LinkedHashMap<>();
        for (var scan : scans) {
            var parcel = seen.get(scan.carton());
            if (parcel == null) refused.put(scan.scanId(), refusal("dispatch.no-such-carton", scan));
            else if (parcel.carrier() == null) refused.put(scan.scanId(), notLabelled(scan, parcel.state()));
            else if (loading.putIfAbsent(parcel.id(), scan) != null)
                refused.put(scan.scanId(), refusal("dispatch.already-loaded", scan));
        }
        if (loading.isEmpty()) return refused;
        var open = manifests.join(
                node,
                carriers(seen, loading),
                loading.values().iterator().next().at());
        var byParcel = seen.values().stream()
                .filter(parcel -> loading.containsKey(parcel.id()))
                .collect(Collectors.toMap(Parcel::id, parcel -> open.get(String.valueOf(parcel.carrier()))));
        packing.load(node, byParcel).forEach((id, why) -> {
            var scan = java.util.Objects.requireNonNull(loading.get(id));
            refused.put(scan.scanId(), translated(scan, why));
        });
        return refused;
    }

    /**
     * Lets the carriers' open manifests go: their parcels leave for the customer and are told as {@code Shipped}, each
     * once for ever.
     *
     * @return why, for each scan that was refused: {@code dispatch.nothing-loaded}; the others stand
     */
    public Map<UUID, Refusal> depart(Warehouse warehouse, List<DepartScan> scans) {
        return scans.isEmpty() ? Map.of() : departures.take(warehouse.node(), scans);
    }

    /**
     * Gives closed cartons to the customers who came for them: told as {@code HandedOver}, each once for ever.
     *
     * @return why, for each scan that was refused: {@code dispatch.no-such-carton}, {@code dispatch.not-for-pickup} (it is
     *     carried, not closed, or gone), {@code dispatch.already-handed-over}, {@code dispatch.proof-needed}, {@code
     *     dispatch.no-such-proof}; the others stand
     */
    public Map<UUID, Refusal> handOver(Warehouse warehouse, List<HandOverScan> scans) {
        return scans.isEmpty() ? Map.of() : handOvers.take(warehouse.node(), scans);
    }

    /**
     * Lays closed cartons where they wait for their customers.
     *
     * @return why, for each scan that was refused: {@code dispatch.no-such-carton}, {@code dispatch.not-for-pickup}, {@code
     *     dispatch.not-a-stage}; the others stand
     */
    public Map<UUID, Refusal> stage(Warehouse warehouse, List<StageScan> scans) {
        return scans.isEmpty() ? Map.of() : pickups.stage(warehouse.node(), scans);
    }

    /**
     * Takes back what customers did not come for in time, all that is left of an order at once: its goods lie on the dock to be
     * put away, and the OMS is told {@code Uncollected}, once for each order.
     *
     * @return why, for each scan that was refused: {@code dispatch.no-such-carton}, {@code dispatch.not-for-pickup}, {@code
     *     dispatch.not-overdue}; the others stand
     */
    public Map<UUID, Refusal> giveBack(Warehouse warehouse, List<GiveBackScan> scans) {
        return scans.isEmpty() ? Map.of() : pickups.giveBack(warehouse.node(), scans);
    }

    /** Where these parcels wait for their customers; one that was laid nowhere is absent. */
    public Map<ParcelId, String> staged(NodeId node, Collection<ParcelId> parcels) {
        return parcels.isEmpty() ? Map.of() : pickupStore.places(node, parcels);
    }

    /** Words for what customers show here, of which one is named at each hand-over; none where nothing is asked. Of a carton that goes to another of our warehouses nothing is, and it is absent. */
    public Map<ParcelId, List<String>> proofs(NodeId node, List<Parcel> waiting) {
        var words = pickupStore.rule(node).proofs();
        var transferred = handOvers.transfers(node, waiting);
        return waiting.stream()
                .filter(parcel -> !transferred.contains(parcel.outbound()))
                .collect(Collectors.toMap(Parcel::id, _ -> words));
    }

    /**
     * Closed parcels of outbounds that are packed and wait for customers or for our own truck, by id.
     *
     * @param which {@code stage} for those of customers that lie nowhere yet, {@code give-back} for those that nobody came for by
     *     {@code now}, else all; @param only null for any
     */
    public List<ParcelId> toHandOver(
            NodeId node, @Nullable String which, Instant now, @Nullable ParcelId only, int limit) {
        var before = now.minus(Duration.ofDays(holdDays(node)));
        return pickupStore.toHandOver(node, which == null ? "" : which, before, only, limit);
    }

    /** For how many days what customers do not come for is kept here. */
    public int holdDays(NodeId node) {
        return pickupStore.rule(node).holdDays();
    }

    private static TreeSet<String> carriers(Map<String, Parcel> seen, Map<ParcelId, LoadScan> loading) {
        return seen.values().stream()
                .filter(parcel -> loading.containsKey(parcel.id()))
                .map(parcel -> String.valueOf(parcel.carrier()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Refusal translated(LoadScan scan, Refusal why) {
        var state = String.valueOf(why.details().get("state"));
        return state.equals("loaded") || state.equals("shipped")
                ? refusal("dispatch.already-loaded", scan)
                : notLabelled(scan, state);
    }

    private static Refusal notLabelled(LoadScan scan, String state) {
        return new Refusal("dispatch.not-labelled", Map.of("carton", scan.carton(), "state", state));
    }

    private static Refusal refusal(String code, LoadScan scan) {
        return new Refusal(code, Map.of("carton", scan.carton()));
    }
}
