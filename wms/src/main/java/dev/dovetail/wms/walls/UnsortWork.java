package dev.dovetail.wms.walls;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works scans that undo sorting: out of a slot, back into a container that is its order's. The slot stays the order's. */
@Component
class UnsortWork {
    private final WallStore walls;
    private final Items items;
    private final Layout layout;
    private final LayoutSetup setup;
    private final ToteLoads loads;
    private final Outbound outbound;
    private final StockView view;
    private final Stock stock;

    UnsortWork(
            WallStore walls,
            Items items,
            Layout layout,
            LayoutSetup setup,
            ToteLoads loads,
            Outbound outbound,
            StockView view,
            Stock stock) {
        this.walls = walls;
        this.items = items;
        this.layout = layout;
        this.setup = setup;
        this.loads = loads;
        this.outbound = outbound;
        this.view = view;
        this.stock = stock;
    }

    /** What is known of all scans of a list before they are worked one after another. */
    private record Known(
            Map<String, Slot> slots,
            Barcodes goods,
            Map<String, Location> containers,
            Container lying,
            Filled filled) {}

    Map<UUID, Refusal> take(NodeId node, List<SortScan> scans) {
        var known = known(node, scans);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (var scan : scans) {
            var refusal = refusal(scan, known, moves);
            if (refusal != null) refused.put(scan.scanId(), refusal);
        }
        loads.fill(node, known.filled().fresh);
        stock.move(node, moves).values().stream().findFirst().ifPresent(SortWork::unread);
        return refused;
    }

    private Known known(NodeId node, List<SortScan> scans) {
        var goods = items.read(node, labels(scans));
        var places = layout.byCode(node, scans.stream().map(SortScan::from).collect(Collectors.toSet()));
        var slots = walls.lock(node, places.values().stream().map(Location::id).toList());
        var containers = containers(node, scans, goods.known());
        var ids = containers.values().stream().map(Location::id).toList();
        var orders = slots.stream().map(Slot::outbound).filter(Objects::nonNull).toList();
        outbound.lock(node, orders); // before totes, as picks into them do
        var filled = new Filled(loads.lock(node, ids), loads.last(node, ids));
        return new Known(
                slots.stream().collect(Collectors.toMap(Slot::code, slot -> slot)),
                goods,
                containers,
                new Container(view.held(
                        node, orders.stream().map(Container::reference).toList())),
                filled);
    }

    private static Set<String> labels(List<SortScan> scans) {
        Set<String> labels = new HashSet<>();
        for (var scan : scans) labels.addAll(List.of(scan.barcode(), scan.to()));
        return labels;
    }

    /** Totes by their codes, made at their first scan; the barcode of an item never becomes one. */
    private Map<String, Location> containers(NodeId node, List<SortScan> scans, Set<String> items) {
        var codes = scans.stream().map(SortScan::to).collect(Collectors.toCollection(HashSet::new));
        codes.removeAll(items);
        Map<String, Location> there = new LinkedHashMap<>(setup.open(node, Location.Kind.TOTE, codes));
        there.values().removeIf(place -> !RightSlots.CONTAINERS.contains(place.kind()));
        return there;
    }

    /** Where it fits, it is taken out. */
    private static @Nullable Refusal refusal(SortScan scan, Known known, List<Move> moves) {
        var slot = known.slots().get(scan.from());
        var to = known.containers().get(scan.to());
        if (slot == null) return new Refusal("sorting.not-a-slot", Map.of("scanned", scan.from()));
        if (to == null) return new Refusal("sorting.not-into", Map.of("scanned", scan.to()));
        var order = slot.outbound();
        var good = known.goods()
                .find(
                        scan.barcode(),
                        sku -> order != null && known.lying().units(slot.location(), order, sku, null) > 0);
        if (good == null) return new Refusal("sorting.unknown-barcode", Map.of("scanned", scan.barcode()));
        long units = Math.multiplyExact(scan.packs(), good.units());
        long lying = order == null
                ? 0
                : known.lying()
                        .units(
                                slot.location(),
                                order,
                                good.sku(),
                                scan.read().or(good.mark()).lot());
        if (order == null || lying < units)
            return new Refusal("sorting.not-in-slot", Map.of("slot", slot.code(), "expected", lying, "scanned", units));
        var taken = known.filled().refusal(to, order);
        if (taken == null) moves.addAll(known.lying().move(scan, good, order, slot.location(), to.id(), "unsorted"));
        return taken;
    }

    /** What containers are filled for while scans are held against them: of a batch, for the batch that its order is of. */
    private static final class Filled {
        private final Map<Long, ToteLoads.Load> known;
        private final Map<Long, Map<FulfillmentOrderId, Long>> last;
        private final Map<Long, Long> fresh = new LinkedHashMap<>();

        Filled(Map<Long, ToteLoads.Load> known, Map<Long, Map<FulfillmentOrderId, Long>> last) {
            this.known = known;
            this.last = last;
        }

        /** Why goods of the order may not lie in it; null where they may, and then it is filled for it. */
        @Nullable
        Refusal refusal(Location container, FulfillmentOrderId order) {
            long mine = last.getOrDefault(container.id(), Map.of()).getOrDefault(order, order.value());
            var load = known.get(container.id());
            long now = fresh.getOrDefault(container.id(), load == null ? mine : load.load());
            if (now == mine) {
                fresh.put(container.id(), mine);
                return null;
            }
            var of = load == null ? null : load.orderNumber();
            return new Refusal(
                    "sorting.tote-taken", Map.of("tote", container.code(), "order", of == null ? "of others" : of));
        }
    }
}
