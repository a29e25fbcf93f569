package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Picked units that nobody needs any more go from their totes to the dock {@value Location#PUT_BACK}, to be put away as any goods;
 * until then they are not told as stock that may be promised.
 */
@Component
class PutBacks {
    private static final String OUTBOUND = "outbound:";

    private final Stock stock;
    private final StockView view;
    private final LayoutSetup layout;

    PutBacks(Stock stock, StockView view, LayoutSetup layout) {
        this.stock = stock;
        this.view = view;
        this.layout = layout;
    }

    /** Why they go back, who says so, and when. */
    record By(String reason, String worker, Instant at) {}

    /** Units by outbound and SKU. */
    static final class Units extends TreeMap<FulfillmentOrderId, Map<Sku, Long>> {
        private static final long serialVersionUID = 1;

        Units() {
            super(Comparator.comparingLong(FulfillmentOrderId::value));
        }

        void add(FulfillmentOrderId outbound, Sku sku, long units) {
            if (units != 0) computeIfAbsent(outbound, _ -> new TreeMap<>()).merge(sku, units, Long::sum);
        }

        long of(FulfillmentOrderId outbound, Sku sku) {
            return getOrDefault(outbound, Map.of()).getOrDefault(sku, 0L);
        }
    }

    /** What lies in totes for these outbounds. */
    Units inTotes(NodeId node, Collection<FulfillmentOrderId> outbounds) {
        var units = new Units();
        for (var held : held(node, outbounds)) units.add(outbound(held), held.sku(), held.quantity());
        return units;
    }

    /** Moves these units to the dock. Answers what to tell of the stock. */
    List<Telling> take(NodeId node, Units back, By by) {
        if (back.isEmpty()) return List.of();
        var told = back.entrySet().stream()
                .map(of -> told(node, of.getKey(), of.getValue(), by))
                .toList();
        var dock = layout.ours(node, Location.PUT_BACK).id();
        var held = held(node, back.keySet());
        var names = new Named(view.brought(
                node,
                held.stream().map(Held::location).distinct().toList(),
                held.stream().map(Held::reference).distinct().toList(),
                "picked"));
        List<Move> moves = new ArrayList<>();
        for (var one : held) {
            long units = Math.min(one.quantity(), back.of(outbound(one), one.sku()));
            if (units == 0) continue;
            moves.add(move(one, dock, units, by).named(names.some(one, units)));
            Objects.requireNonNull(back.get(outbound(one))).merge(one.sku(), -units, Long::sum);
        }
        boolean missing =
                back.values().stream().flatMap(left -> left.values().stream()).anyMatch(left -> left != 0);
        if (!stock.move(node, moves).isEmpty() || missing)
            throw new IllegalStateException("units to put back are not where they were picked to");
        return told;
    }

    /** The names of units by where they lie; each is given once. */
    private static final class Named {
        private final List<StockView.Brought> left;

        Named(List<StockView.Brought> brought) {
            left = new ArrayList<>(brought);
        }

        List<String> some(Held held, long units) {
            var some = left.stream()
                    .filter(unit -> unit.reference().equals(held.reference())
                            && unit.location() == held.location()
                            && unit.sku().equals(held.sku())
                            && unit.lot().equals(held.lot()))
                    .limit(units)
                    .toList();
            left.removeAll(some);
            return some.stream().map(StockView.Brought::serial).toList();
        }
    }

    private List<Held> held(NodeId node, Collection<FulfillmentOrderId> outbounds) {
        return view.held(node, outbounds.stream().map(id -> OUTBOUND + id).toList());
    }

    private static Move move(Held held, long dock, long units, By by) {
        return new Move(
                held.location(),
                dock,
                held.sku(),
                held.lot(),
                held.status(),
                units,
                false,
                by.reason(),
                held.reference(),
                by.worker(),
                by.at());
    }

    private static FulfillmentOrderId outbound(Held held) {
        return new FulfillmentOrderId(Long.parseLong(held.reference().substring(OUTBOUND.length())));
    }

    private static Telling told(NodeId node, FulfillmentOrderId outbound, Map<Sku, Long> units, By by) {
        var deltas = units.entrySet().stream()
                .map(one -> new Delta(one.getKey().client(), one.getKey().code(), -one.getValue()))
                .toList();
        return Telling.of(new NodeFact.StockChanged(node, by.at(), by.reason(), OUTBOUND + outbound, deltas));
    }
}
