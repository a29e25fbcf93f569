package dev.dovetail.wms.walls;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works sort scans: out of a container into the slot of the order that they are for. */
@Component
class SortWork {
    private final WallStore walls;
    private final Items items;
    private final Layout layout;
    private final Outbound outbound;
    private final StockView view;
    private final Stock stock;
    private final RightSlots right;

    SortWork(
            WallStore walls,
            Items items,
            Layout layout,
            Outbound outbound,
            StockView view,
            Stock stock,
            RightSlots right) {
        this.walls = walls;
        this.items = items;
        this.layout = layout;
        this.outbound = outbound;
        this.view = view;
        this.stock = stock;
        this.right = right;
    }

    /** What is known of all scans of a list before they are worked one after another. */
    private record Known(Map<String, Location> places, Map<Long, Slot> slots, Barcodes goods, Container lying) {}

    Map<UUID, Refusal> take(NodeId node, List<SortScan> scans) {
        var known = known(node, scans);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<SortScan> misplaced = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (var scan : scans) {
            var refusal = refusal(scan, known);
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else if (!take(scan, known, moves)) misplaced.add(scan);
        }
        stock.move(node, moves).values().stream().findFirst().ifPresent(SortWork::unread);
        if (!misplaced.isEmpty())
            refused.putAll(right.refusals(node, misplaced, known.places(), known.slots(), known.goods()));
        return refused;
    }

    private Known known(NodeId node, List<SortScan> scans) {
        var places = layout.byCode(
                node,
                scans.stream()
                        .flatMap(scan -> Stream.of(scan.from(), scan.to()))
                        .collect(Collectors.toSet()));
        var slots = walls.lock(node, places.values().stream().map(Location::id).toList()).stream()
                .collect(Collectors.toMap(Slot::location, slot -> slot));
        var orders = slots.values().stream()
                .map(Slot::outbound)
                .filter(Objects::nonNull)
                .toList();
        outbound.lock(node, orders);
        return new Known(
                places,
                slots,
                items.read(node, scans.stream().map(SortScan::barcode).collect(Collectors.toSet())),
                new Container(view.held(
                        node, orders.stream().map(Container::reference).toList())));
    }

    private static @Nullable Refusal refusal(SortScan scan, Known known) {
        var from = known.places().get(scan.from());
        var to = known.places().get(scan.to());
        if (from == null || !RightSlots.CONTAINERS.contains(from.kind()))
            return new Refusal("sorting.not-a-container", Map.of("scanned", scan.from()));
        if (to == null || !known.slots().containsKey(to.id()))
            return new Refusal("sorting.not-a-slot", Map.of("scanned", scan.to()));
        return known.goods().knows(scan.barcode())
                ? null
                : new Refusal("sorting.unknown-barcode", Map.of("scanned", scan.barcode()));
    }

    /** False where so many of them do not lie there for the slot's order. */
    private static boolean take(SortScan scan, Known known, List<Move> moves) {
        var from = Objects.requireNonNull(known.places().get(scan.from())).id();
        var slot = Objects.requireNonNull(known.slots()
                .get(Objects.requireNonNull(known.places().get(scan.to())).id()));
        var order = slot.outbound();
        if (order == null) return false;
        var good = known.goods().get(scan.barcode(), sku -> known.lying().units(from, order, sku, null) > 0);
        var read = scan.read().or(good.mark());
        long units = Math.multiplyExact(scan.packs(), good.units());
        if (known.lying().units(from, order, good.sku(), read.lot()) < units) return false;
        moves.addAll(known.lying().move(scan, good, order, from, slot.location(), "sorted"));
        return true;
    }

    /** The outbound's lock keeps what lies there: only the name of a unit may be missing or wrong. */
    static void unread(Refusal refusal) {
        if (!refusal.code().startsWith("stock.serial"))
            throw new IllegalStateException("units left a container that their outbound's lock keeps: " + refusal);
        throw new Refused(Refused.Kind.CONFLICT, refusal);
    }
}
