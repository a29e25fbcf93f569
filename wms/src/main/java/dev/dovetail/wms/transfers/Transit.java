package dev.dovetail.wms.transfers;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Every change to what is in transit. Both methods join the caller's transaction, and cost the same few statements whatever
 * the number of cartons.
 */
@Component
public class Transit {
    static final String PARCEL = "parcel:";
    private static final String LEFT = "transferred";

    private final TransitStore store;
    private final LayoutSetup layout;
    private final Stock stock;
    private final StockView view;

    Transit(TransitStore store, LayoutSetup layout, Stock stock, StockView view) {
        this.store = store;
        this.layout = layout;
        this.stock = stock;
        this.view = view;
    }

    /** A closed carton that leaves for another of our warehouses. */
    public record Leaving(ParcelId parcel, FulfillmentOrderId transfer, String worker, Instant at) {}

    /** Moves all that lies in these cartons, which are locked, to the place in transit. Answers what is in each, with what it is known by. */
    public Map<ParcelId, List<Goods>> leave(NodeId node, List<Leaving> cartons) {
        if (cartons.isEmpty()) return Map.of();
        var places = cartons.stream().map(one -> one.parcel().value()).toList();
        var contents = view.contents(node, places);
        var names = view.names(node, places);
        var days = view.expiries(node, lots(contents.values()));
        long transit = place(node);
        List<Move> moves = new ArrayList<>();
        List<TransitRow> rows = new ArrayList<>();
        Map<ParcelId, List<Goods>> left = new LinkedHashMap<>();
        for (var carton : cartons)
            for (var balance : contents.getOrDefault(carton.parcel().value(), List.of())) {
                var key = balance.key();
                moves.add(move(carton, balance, transit));
                rows.add(row(carton, balance));
                left.computeIfAbsent(carton.parcel(), _ -> new ArrayList<>())
                        .add(new Goods(
                                key.sku().client(),
                                key.sku().code(),
                                key.lot(),
                                days.get(new Lot.Key(key.sku(), key.lot())),
                                balance.onHand(),
                                names.getOrDefault(key, List.of())));
            }
        if (!stock.move(node, moves).isEmpty())
            throw new IllegalStateException("units left a closed carton before it did");
        store.insert(node, rows);
        return left;
    }

    private static List<Lot.Key> lots(Collection<List<Balance>> contents) {
        return contents.stream()
                .flatMap(List::stream)
                .filter(balance -> !balance.key().lot().isEmpty())
                .map(balance -> new Lot.Key(balance.key().sku(), balance.key().lot()))
                .distinct()
                .toList();
    }

    private static Move move(Leaving carton, Balance balance, long transit) {
        var key = balance.key();
        if (key.status() != Status.AVAILABLE)
            throw new IllegalStateException("what is picked is available, not " + key.status());
        return new Move(
                key.location(),
                transit,
                key.sku(),
                key.lot(),
                key.status(),
                balance.onHand(),
                false,
                LEFT,
                PARCEL + carton.parcel(),
                carton.worker(),
                carton.at());
    }

    private static TransitRow row(Leaving carton, Balance balance) {
        var key = balance.key();
        return new TransitRow(
                carton.transfer(), carton.parcel(), key.sku(), key.lot(), balance.onHand(), 0, 0, carton.at());
    }

    /** Ends what is in transit as the settling says: arrived at the target, and so where goods come from, or lost. */
    void settle(NodeId node, Settling settled, String who, Instant at) {
        if (settled.parts().isEmpty()) return;
        long transit = place(node);
        var moves = settled.parts().stream()
                .map(part -> new Move(
                                part.wasLost() ? Location.LOST : transit,
                                part.isLost() ? Location.LOST : Location.SUPPLIER,
                                part.row().sku(),
                                part.row().lot(),
                                Status.AVAILABLE,
                                part.units(),
                                false,
                                part.isLost() ? "transfer-lost" : "arrived",
                                PARCEL + part.row().parcel(),
                                who,
                                at)
                        .named(part.serials()))
                .toList();
        var refused = stock.move(node, moves);
        if (!refused.isEmpty()) throw new IllegalStateException("what is in transit is not there: " + refused);
        store.save(node, settled.after());
    }

    /** Those of a transfer, locked, with the names of their units. */
    Settling open(NodeId node, FulfillmentOrderId transfer) {
        var rows = store.lock(node, List.of(transfer));
        var cartons = rows.stream().map(row -> PARCEL + row.parcel()).distinct().toList();
        return new Settling(rows, view.brought(node, List.of(place(node), Location.LOST), cartons, LEFT));
    }

    private long place(NodeId node) {
        return layout.ours(node, Location.IN_TRANSIT).id();
    }
}
