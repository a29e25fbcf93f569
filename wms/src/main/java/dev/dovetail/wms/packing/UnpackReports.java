package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works unpack scans: what a pack scan did is undone, while the carton is open. An emptied carton stays open. */
@Component
class UnpackReports {
    private static final Set<Location.Kind> CARRIERS = Set.of(Location.Kind.TOTE, Location.Kind.CART);

    private final PackingView view;
    private final Outbound outbound;
    private final ParcelStore parcels;
    private final ParcelWrites writes;
    private final Items items;
    private final LayoutSetup setup;
    private final StockView stockView;
    private final Stock stock;
    private final ToteLoads loads;

    UnpackReports(
            PackingView view,
            Outbound outbound,
            ParcelStore parcels,
            ParcelWrites writes,
            Items items,
            LayoutSetup setup,
            StockView stockView,
            Stock stock,
            ToteLoads loads) {
        this.view = view;
        this.outbound = outbound;
        this.parcels = parcels;
        this.writes = writes;
        this.items = items;
        this.setup = setup;
        this.stockView = stockView;
        this.stock = stock;
        this.loads = loads;
    }

    Map<UUID, Refusal> take(NodeId node, List<UnpackScan> scans) {
        var codes = scans.stream().map(UnpackScan::barcode).collect(Collectors.toSet());
        var labels = new HashSet<>(codes);
        scans.forEach(scan -> labels.add(scan.tote()));
        var goods = items.read(node, labels);
        var totes = setup.open(
                node,
                Location.Kind.TOTE,
                scans.stream()
                        .map(UnpackScan::tote)
                        .filter(tote -> !goods.knows(tote))
                        .collect(Collectors.toSet()));
        var filled = new Loads(loads.lock(node, carriers(totes.values())));
        var cartons = open(node, scans);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var carton = cartons.get(scan.carton());
            var good = goods.find(scan.barcode(), sku -> carton != null && carton.holds(sku, null) > 0);
            var refusal = refusal(scan, carton, good, totes.get(scan.tote()), filled);
            if (refusal != null) refused.put(scan.scanId(), refusal);
        }
        var taken = cartons.values().stream().filter(OpenCarton::changed).toList();
        if (taken.isEmpty()) return refused;
        loads.fill(node, filled.fresh);
        var unmoved = stock.move(
                node, taken.stream().flatMap(one -> one.moves().stream()).toList());
        unmoved.values().stream().findFirst().ifPresent(PackReports::unread);
        writes.takeOut(node, taken.stream().flatMap(one -> one.taken().stream()).toList());
        return refused;
    }

    private static List<Long> carriers(Collection<Location> totes) {
        return totes.stream()
                .filter(tote -> CARRIERS.contains(tote.kind()))
                .map(Location::id)
                .toList();
    }

    /** What totes are filled for while scans are held against them. */
    private static final class Loads {
        private final Map<Long, ToteLoads.Load> known;
        private final Map<Long, Long> fresh = new LinkedHashMap<>();

        Loads(Map<Long, ToteLoads.Load> known) {
            this.known = known;
        }

        /** Why goods of the outbound may not lie in it; null where they may, and then it is filled for it. */
        @Nullable
        Refusal refusal(Location tote, FulfillmentOrderId outbound) {
            var load = known.get(tote.id());
            var mine = fresh.getOrDefault(tote.id(), load == null ? outbound.value() : load.load());
            if (mine == outbound.value()) {
                fresh.put(tote.id(), mine);
                return null;
            }
            var order = load == null ? null : load.orderNumber();
            return new Refusal(
                    "packing.tote-taken", Map.of("tote", tote.code(), "order", order == null ? "of others" : order));
        }
    }

    private Map<String, OpenCarton> open(NodeId node, List<UnpackScan> scans) {
        var seen = view.byCarton(node, scans.stream().map(UnpackScan::carton).collect(Collectors.toSet()))
                .values();
        outbound.lock(node, seen.stream().map(Parcel::outbound).distinct().toList());
        var locked = parcels.withLines(
                node, parcels.lock(node, seen.stream().map(Parcel::id).toList()));
        var contents = stockView.contents(
                node, locked.stream().map(parcel -> parcel.id().value()).toList());
        return locked.stream()
                .collect(Collectors.toMap(
                        Parcel::carton,
                        parcel -> new OpenCarton(
                                parcel, contents.getOrDefault(parcel.id().value(), List.of())),
                        (a, _) -> a,
                        LinkedHashMap::new));
    }

    /** Where it fits, it is taken out. */
    private static @Nullable Refusal refusal(
            UnpackScan scan,
            @Nullable OpenCarton carton,
            @Nullable Scanned good,
            @Nullable Location tote,
            Loads loads) {
        if (carton == null) return new Refusal("packing.no-such-carton", Map.of("carton", scan.carton()));
        var state = carton.parcel().state();
        if (ParcelState.of(state).decide(new ParcelCommand.Unpack()) instanceof Decision.Refused<ParcelState>)
            return new Refusal("packing.carton-closed", Map.of("carton", scan.carton(), "state", state));
        if (tote == null || !CARRIERS.contains(tote.kind()))
            return new Refusal("packing.not-a-tote", Map.of("scanned", scan.tote()));
        long units = good == null ? 0 : Math.multiplyExact(scan.packs(), good.units());
        long holds = good == null
                ? 0
                : carton.holds(good.sku(), scan.read().or(good.mark()).lot());
        if (good == null || units > holds)
            return new Refusal(
                    "packing.not-in-carton",
                    Map.of(
                            "carton",
                            scan.carton(),
                            "expected",
                            holds,
                            "scanned",
                            good == null ? scan.barcode() : units));
        var taken = loads.refusal(tote, carton.parcel().outbound());
        if (taken == null) carton.take(scan, good, units, tote.id());
        return taken;
    }
}
