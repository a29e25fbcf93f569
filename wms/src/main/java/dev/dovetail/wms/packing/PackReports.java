package dev.dovetail.wms.packing;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Works pack scans into parcels. */
@Component
class PackReports {
    private final Items items;
    private final Layout layout;
    private final Outbound outbound;
    private final Stock stock;
    private final Unpacked unpacked;
    private final ParcelStore parcels;
    private final ParcelWrites writes;
    private final CartonOpening opening;
    private final IdSource ids;

    PackReports(
            Items items,
            Layout layout,
            Outbound outbound,
            Stock stock,
            Unpacked unpacked,
            ParcelStore parcels,
            ParcelWrites writes,
            CartonOpening opening,
            IdSource ids) {
        this.items = items;
        this.layout = layout;
        this.outbound = outbound;
        this.stock = stock;
        this.unpacked = unpacked;
        this.parcels = parcels;
        this.writes = writes;
        this.opening = opening;
        this.ids = ids;
    }

    Map<UUID, Refusal> take(NodeId node, List<PackScan> scans) {
        var locked = outbound.lock(
                node, scans.stream().map(PackScan::outbound).distinct().toList());
        var places = layout.byCode(node, scans.stream().map(PackScan::carton).collect(Collectors.toSet()));
        var known =
                parcels.lock(node, parcelsAt(places)).stream().collect(Collectors.toMap(Parcel::carton, one -> one));
        var goods = items.read(node, scans.stream().map(PackScan::barcode).collect(Collectors.toSet()));
        var bench = new PackBench(
                unpacked.of(node, locked), goods, places, known, slot -> new ParcelId(ids.next((int) slot)));
        var plan = bench.decide(scans);
        opening.open(node, plan.opened(), Map.of());
        var refused = stock.move(node, plan.moves());
        refused.values().stream().findFirst().ifPresent(PackReports::unread);
        writes.fill(node, plan.filled());
        return plan.refused();
    }

    /** The outbound's lock keeps what lies in its totes: only the name of a unit may be missing or wrong. */
    static void unread(Refusal refusal) {
        if (!refusal.code().startsWith("stock.serial"))
            throw new IllegalStateException("units left a tote that its outbound's lock keeps: " + refusal);
        throw new Refused(Refused.Kind.CONFLICT, refusal);
    }

    private static List<ParcelId> parcelsAt(Map<String, Location> places) {
        return places.values().stream()
                .filter(place -> place.kind() == Location.Kind.PARCEL)
                .map(place -> new ParcelId(place.id()))
                .toList();
    }
}
