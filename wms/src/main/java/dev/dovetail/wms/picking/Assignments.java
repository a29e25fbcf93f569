package dev.dovetail.wms.picking;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.outbound.PickLine;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.ways.Ways;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lends pick tasks to pickers. */
@Component
public class Assignments {
    private final Claims claims;
    private final SlotStore slots;
    private final TripStore trips;
    private final OutboundView outbounds;
    private final Items items;
    private final StockView stock;
    private final Packing packing;
    private final Layout layout;
    private final Ways ways;
    private final Transactions transactions;

    Assignments(
            Claims claims,
            SlotStore slots,
            TripStore trips,
            OutboundView outbounds,
            Items items,
            StockView stock,
            Packing packing,
            Layout layout,
            Ways ways,
            Transactions transactions) {
        this.claims = claims;
        this.slots = slots;
        this.trips = trips;
        this.outbounds = outbounds;
        this.items = items;
        this.stock = stock;
        this.packing = packing;
        this.layout = layout;
        this.ways = ways;
        this.transactions = transactions;
    }

    /**
     * Work for a picker: the trip that the worker has already, else the most urgent tasks that nobody holds, the carrier that
     * leaves first before others. In the modes {@code cluster} and {@code batch} they are one trip. A loan lasts 30
     * minutes from the last time it was asked for; a lapsed one is given to whoever asks next. Refused as
     * {@code picking.cart-taken} (409) while another has the cart, and as {@code picking.not-a-cart} (422).
     */
    public List<Trip> next(Warehouse warehouse, PickAsk ask) {
        var node = warehouse.node();
        var lent = transactions.run(() -> claims.take(node, ask));
        if (lent.isEmpty()) return List.of();
        var plan = plan(node, lent);
        if (lent.getFirst().trip() == 0)
            return lent.stream().map(plan::alone).flatMap(Optional::stream).toList();
        long trip = lent.getFirst().trip();
        return plan
                .together(
                        lent,
                        slots.slots(node, List.of(trip)),
                        trips.findCart(node, trip).orElse(null))
                .stream()
                .toList();
    }

    private TripPlan plan(NodeId node, List<LoanStore.Loan> lent) {
        var orders = outbounds.find(
                node, lent.stream().map(LoanStore.Loan::outbound).distinct().toList());
        var all = outbounds.pickLines(
                node, lent.stream().map(LoanStore.Loan::task).toList());
        var lines = all.stream().filter(line -> line.open() > 0).toList();
        var walk = ways.findTrip(node);
        return new TripPlan(
                orders,
                lines.stream().collect(Collectors.groupingBy(PickLine::task)),
                items.find(node, skus(lines)),
                items.handling(node, skus(lines)),
                stock.expiries(
                        node,
                        lines.stream()
                                .filter(line -> !line.lot().isEmpty())
                                .map(line -> new Lot.Key(line.sku(), line.lot()))
                                .distinct()
                                .toList()),
                layout.byId(node, lines.stream().map(PickLine::location).collect(Collectors.toSet())),
                all.stream().collect(Collectors.toMap(PickLine::key, PickLine::locationCode)),
                packing.toFill(node, orders.values()),
                codes -> walk.map(trip -> trip.order(codes)).orElse(codes));
    }

    private static List<Sku> skus(Collection<PickLine> lines) {
        return lines.stream().map(PickLine::sku).distinct().toList();
    }
}
