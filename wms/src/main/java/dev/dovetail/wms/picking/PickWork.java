package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.Pick;
import dev.dovetail.wms.outbound.PickLine;
import dev.dovetail.wms.packing.CartonPick;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works pick scans into their outbounds, each into the tote of its slot. */
@Component
class PickWork {
    static final Set<Location.Kind> CARRIERS = Set.of(Location.Kind.TOTE, Location.Kind.CART);

    private final Items items;
    private final Layout layout;
    private final LayoutSetup setup;
    private final Stops stops;
    private final SlotStore slots;
    private final Outbound outbound;
    private final SwapWork swaps;
    private final ToteLoads loads;
    private final Packing packing;

    PickWork(
            Items items,
            Layout layout,
            LayoutSetup setup,
            Stops stops,
            SlotStore slots,
            Outbound outbound,
            SwapWork swaps,
            ToteLoads loads,
            Packing packing) {
        this.items = items;
        this.layout = layout;
        this.setup = setup;
        this.stops = stops;
        this.slots = slots;
        this.outbound = outbound;
        this.swaps = swaps;
        this.loads = loads;
        this.packing = packing;
    }

    /** What is known of all scans of a list before they are worked one after another. */
    private record Known(
            Barcodes goods, Map<String, Location> bins, Map<String, Location> totes, Stops.All stops, Totes slots) {
        @Nullable
        Scanned good(PickScan scan) {
            return goods.find(scan.barcode(), stops.of(scan.task(), scan.seq())::wants);
        }

        /** Those of all scans: a list into totes and cartons locks them all before any carton. */
        Set<FulfillmentOrderId> orders(List<PickScan> scans) {
            return scans.stream()
                    .flatMap(scan -> stops.of(scan.task(), scan.seq()).lines().stream())
                    .map(PickLine::outbound)
                    .collect(Collectors.toSet());
        }
    }

    Map<UUID, Refusal> take(NodeId node, List<PickScan> scans) {
        var known = known(node, scans);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Pick> picks = new ArrayList<>();
        for (var scan : scans) {
            var refusal = refusal(scan, known);
            if (refusal != null) refused.put(scan.scanId(), refusal);
        }
        var cartons = packing.pickInto(node, intoCartons(scans, known, refused.keySet()), known.orders(scans));
        refused.putAll(cartons.refused());
        for (var scan : scans) if (!refused.containsKey(scan.scanId())) picks.add(pick(scan, known, cartons.places()));
        loads.fill(node, known.slots().fresh());
        refused.putAll(outbound.picked(node, picks));
        if (!cartons.places().isEmpty()) packing.fill(node, cartons, refused.keySet());
        slots.bind(node, known.slots().bound(scanned(scans, known, refused.keySet())));
        if (refused.isEmpty()) return refused;
        var now = stops.find(
                node,
                said(scans.stream()
                        .filter(scan -> refused.containsKey(scan.scanId()))
                        .toList()));
        swaps.offer(node, scans, now, refused);
        var naming = new Naming(now);
        for (var scan : scans)
            refused.computeIfPresent(scan.scanId(), (_, refusal) -> naming.of(refusal, scan, known.good(scan)));
        return refused;
    }

    private Known known(NodeId node, List<PickScan> scans) {
        var labels = distinct(scans, PickScan::barcode);
        labels.addAll(distinct(scans, PickScan::tote));
        var found = stops.find(node, said(scans));
        var goods = items.read(node, labels);
        var bins = layout.byCode(node, distinct(scans, PickScan::location));
        var totes = totes(node, scans, goods.known());
        return new Known(
                goods, bins, totes, found, new Totes(found.slots(), loads.lock(node, fresh(scans, found, totes))));
    }

    /** Totes that are scanned for a slot which has another or none: they are locked first. */
    private static Set<Long> fresh(List<PickScan> scans, Stops.All found, Map<String, Location> totes) {
        Set<Long> fresh = new TreeSet<>();
        for (var scan : scans) {
            var slot = found.of(scan.task(), scan.seq()).slot();
            var tote = totes.get(scan.tote());
            if (slot != null && tote != null && CARRIERS.contains(tote.kind()) && slot.tote() != tote.id())
                fresh.add(tote.id());
        }
        return fresh;
    }

    /** Totes by their codes, made at their first scan; the barcode of an item never becomes one. */
    private Map<String, Location> totes(NodeId node, List<PickScan> scans, Set<String> items) {
        var codes = distinct(scans, PickScan::tote);
        codes.removeAll(items);
        codes.remove("");
        return setup.open(node, Location.Kind.TOTE, codes);
    }

    private static @Nullable Refusal refusal(PickScan scan, Known known) {
        if (!known.bins().containsKey(scan.location())) return Refusal.of(Naming.WRONG_LOCATION);
        if (!known.goods().knows(scan.barcode())) return Refusal.of(Naming.UNKNOWN_BARCODE);
        var found = known.stops().of(scan.task(), scan.seq());
        var slot = found.slot();
        if (scan.carton() != null) return cartonRefusal(scan, known, found);
        var tote = known.totes().get(scan.tote());
        if (tote == null || !CARRIERS.contains(tote.kind())) return Refusal.of(Naming.NOT_A_TOTE);
        // Who was on a trip that others have taken over since has put the units where they were put.
        return slot == null || !slot.current() ? null : known.slots().refusal(slot, tote);
    }

    /**
     * Why nothing is laid into its carton, before that is looked at: it would be thought fuller than it is. A batch has one
     * container for all its orders, which is no carton.
     */
    private static @Nullable Refusal cartonRefusal(PickScan scan, Known known, Stops.Found found) {
        var slot = found.slot();
        if (found.lines().isEmpty()) return Refusal.of(Naming.NO_SUCH_LINE);
        if (slot != null && slot.mode() == PickAsk.Mode.BATCH)
            return new Refusal("picking.no-carton", Map.of("carton", String.valueOf(scan.carton())));
        var line = found.lines().getFirst();
        var bin = Objects.requireNonNull(known.bins().get(scan.location()));
        var good = Objects.requireNonNull(known.good(scan));
        if (bin.id() != line.location()) return Refusal.of(Naming.WRONG_LOCATION);
        return good.sku().equals(line.sku()) ? null : Refusal.of(Naming.WRONG_ITEM);
    }

    private static List<CartonPick> intoCartons(List<PickScan> scans, Known known, Collection<UUID> refused) {
        List<CartonPick> picks = new ArrayList<>();
        for (var scan : scans) {
            var carton = scan.carton();
            var found = known.stops().of(scan.task(), scan.seq());
            if (carton == null
                    || refused.contains(scan.scanId())
                    || found.lines().isEmpty()) continue;
            var line = found.lines().getFirst();
            var good = Objects.requireNonNull(known.good(scan));
            picks.add(new CartonPick(
                    scan.scanId(),
                    carton,
                    scan.cartonType(),
                    line.outbound(),
                    line.line(),
                    line.sku(),
                    Math.multiplyExact(scan.packs(), good.units()),
                    scan.at()));
        }
        return picks;
    }

    private static Pick pick(PickScan scan, Known known, Map<UUID, Long> cartons) {
        var carton = cartons.get(scan.scanId());
        var good = Objects.requireNonNull(known.good(scan));
        return new Pick(
                scan.scanId(),
                scan.worker(),
                scan.at(),
                known.stops().of(scan.task(), scan.seq()).keys(),
                Objects.requireNonNull(known.bins().get(scan.location())).id(),
                good.sku(),
                Math.multiplyExact(scan.packs(), good.units()),
                carton != null
                        ? carton
                        : Objects.requireNonNull(known.totes().get(scan.tote())).id(),
                scan.read().or(good.mark()));
    }

    private static Set<SlotRow.Key> scanned(List<PickScan> scans, Known known, Collection<UUID> refused) {
        return scans.stream()
                .filter(scan -> scan.carton() == null && !refused.contains(scan.scanId()))
                .map(scan -> known.stops().of(scan.task(), scan.seq()).slot())
                .filter(Objects::nonNull)
                .map(SlotRow::key)
                .collect(Collectors.toSet());
    }

    private static List<Stops.Said> said(List<PickScan> scans) {
        return scans.stream()
                .map(scan -> new Stops.Said(scan.task(), scan.seq()))
                .distinct()
                .toList();
    }

    private static Set<String> distinct(List<PickScan> scans, Function<PickScan, String> field) {
        return scans.stream().map(field).collect(Collectors.toCollection(HashSet::new));
    }
}
