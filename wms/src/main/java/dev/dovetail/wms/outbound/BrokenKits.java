package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * A kit of which a part is missing is given up whole: what of it was not picked is free again in its bins, and what was lies
 * on the dock {@value Location#PUT_BACK}, to be put away as any goods; until then it is not told as stock that may be promised.
 */
@Component
class BrokenKits {
    private final Stock stock;
    private final StockView view;
    private final LayoutSetup layout;

    BrokenKits(Stock stock, StockView view, LayoutSetup layout) {
        this.stock = stock;
        this.view = view;
        this.layout = layout;
    }

    /** Who broke it, and when. */
    record By(String worker, Instant at) {}

    /** Drops what no kit can use any more. Answers what to tell of the stock. */
    List<Telling> giveUp(NodeId node, Work work, Collection<FulfillmentOrderId> outbounds, By by) {
        List<Allotment> freed = new ArrayList<>();
        Map<FulfillmentOrderId, Map<Sku, Long>> back =
                new TreeMap<>(java.util.Comparator.comparingLong(FulfillmentOrderId::value));
        for (var outbound : outbounds)
            for (var line : work.get(outbound).lines()) {
                var kit = line.kit();
                if (kit == null) continue;
                long kits = Kits.whole(work.get(outbound).lines(), kit.line(), OutboundOrder.Line::live);
                long unpicked = drop(work, outbound, line.line(), line.live() - kits * kit.units(), freed);
                if (unpicked > 0)
                    back.computeIfAbsent(outbound, _ -> new TreeMap<>()).merge(line.sku(), unpicked, Long::sum);
            }
        stock.unallocate(node, freed);
        if (back.isEmpty()) return List.of();
        var told = back.entrySet().stream()
                .map(of -> told(node, of.getKey(), of.getValue(), by.at()))
                .toList();
        putBack(node, back, by);
        return told;
    }

    /** From the stops that are open first, then from those that were picked. Answers units that were picked. */
    private static long drop(Work work, FulfillmentOrderId outbound, int line, long surplus, List<Allotment> freed) {
        long left = surplus;
        for (var pick : work.openPicks(outbound, line)) {
            long units = Math.min(pick.open(), left);
            if (units <= 0) break;
            work.set(pick.drop(units));
            freed.add(pick.claim(units));
            left -= units;
        }
        long unpicked = 0;
        for (var pick : work.picked(outbound, line)) {
            long units = Math.min(pick.picked(), left - unpicked);
            if (units <= 0) break;
            work.set(pick.unpick(units));
            unpicked += units;
        }
        long gone = unpicked;
        if (surplus > 0)
            work.change(outbound, line, counted -> counted.picked(-gone).shorted(surplus));
        return unpicked;
    }

    private void putBack(NodeId node, Map<FulfillmentOrderId, Map<Sku, Long>> back, By by) {
        var dock = Objects.requireNonNull(layout.open(node, Location.Kind.DOCK, Set.of(Location.PUT_BACK))
                        .get(Location.PUT_BACK))
                .id();
        var references = back.keySet().stream().map(id -> "outbound:" + id).toList();
        List<Move> moves = new ArrayList<>();
        for (var held : view.held(node, references)) {
            var wanted = Objects.requireNonNull(back.get(outbound(held)));
            long units = Math.min(held.quantity(), wanted.getOrDefault(held.sku(), 0L));
            if (units == 0) continue;
            moves.add(new Move(
                    held.location(),
                    dock,
                    held.sku(),
                    held.lot(),
                    held.status(),
                    units,
                    false,
                    "kit-broken",
                    held.reference(),
                    by.worker(),
                    by.at()));
            wanted.merge(held.sku(), -units, Long::sum);
        }
        if (!stock.move(node, moves).isEmpty()
                || back.values().stream()
                        .flatMap(left -> left.values().stream())
                        .anyMatch(left -> left != 0))
            throw new IllegalStateException("units of a broken kit are not where they were picked to");
    }

    private static FulfillmentOrderId outbound(Held held) {
        return new FulfillmentOrderId(Long.parseLong(held.reference().substring("outbound:".length())));
    }

    private static Telling told(NodeId node, FulfillmentOrderId outbound, Map<Sku, Long> units, Instant at) {
        var deltas = units.entrySet().stream()
                .map(one -> new Delta(one.getKey().client(), one.getKey().code(), -one.getValue()))
                .toList();
        return Telling.of(new NodeFact.StockChanged(node, at, "kit-broken", "outbound:" + outbound, deltas));
    }
}
