package dev.dovetail.wms.picking;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.outbound.PickLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lends pick tasks to pickers. */
@Component
public class Assignments {
    private final LoanStore loans;
    private final OutboundView outbounds;
    private final Items items;
    private final Transactions transactions;

    Assignments(LoanStore loans, OutboundView outbounds, Items items, Transactions transactions) {
        this.loans = loans;
        this.outbounds = outbounds;
        this.items = items;
        this.transactions = transactions;
    }

    /**
     * Up to {@code limit} tasks for the worker: those lent already, then the most urgent that nobody holds. A loan lasts
     * 30 minutes from the last time it was asked for; a lapsed one is given to whoever asks next.
     */
    public List<Trip> next(Warehouse warehouse, String worker, int limit) {
        var node = warehouse.node();
        var lent = transactions.run(() -> loans.lend(node, worker, limit));
        if (lent.isEmpty()) return List.of();
        var orders = outbounds.find(
                node, lent.stream().map(LoanStore.Loan::outbound).distinct().toList());
        var lines = outbounds
                .pickLines(node, lent.stream().map(LoanStore.Loan::task).toList())
                .stream()
                .filter(line -> line.open() > 0)
                .collect(Collectors.groupingBy(PickLine::task));
        var goods = items.find(
                node,
                lines.values().stream()
                        .flatMap(List::stream)
                        .map(PickLine::sku)
                        .distinct()
                        .toList());
        List<Trip> trips = new ArrayList<>();
        for (var loan : lent) {
            var order = orders.get(loan.outbound());
            var stops = lines.getOrDefault(loan.task(), List.of());
            if (order != null && !stops.isEmpty()) trips.add(trip(loan, order, stops, goods));
        }
        return trips;
    }

    private static Trip trip(LoanStore.Loan loan, OutboundOrder order, List<PickLine> lines, Map<Sku, Item> goods) {
        return new Trip(
                loan.task(),
                order.id(),
                order.order(),
                order.orderNumber(),
                order.priority(),
                order.instructions(),
                loan.readyAt(),
                lines.stream().map(line -> stop(line, goods.get(line.sku()))).toList());
    }

    private static Trip.Stop stop(PickLine line, @Nullable Item item) {
        return new Trip.Stop(
                line.seq(),
                line.locationCode(),
                line.sku(),
                item == null ? "" : item.description(),
                item == null ? Optional.empty() : item.eachBarcode(),
                line.open(),
                item == null
                        ? Optional.empty()
                        : item.packFor(line.open()).map(pack -> new Trip.PackOf(pack.level(), pack.units())));
    }
}
