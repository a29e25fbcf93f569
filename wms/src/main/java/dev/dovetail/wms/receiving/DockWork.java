package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.plates.Plates;
import dev.dovetail.wms.stock.Plating;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** Works receive scans: from the supplier onto a dock. */
@Component
class DockWork {
    private final Scans scans;
    private final Counts counts;
    private final Items items;
    private final DeliveryNotes notes;
    private final StockView view;
    private final Stock stock;
    private final Plates plates;

    DockWork(Scans scans, Counts counts, Items items, DeliveryNotes notes, StockView view, Stock stock, Plates plates) {
        this.scans = scans;
        this.counts = counts;
        this.items = items;
        this.notes = notes;
        this.view = view;
        this.stock = stock;
        this.plates = plates;
    }

    Map<UUID, Refusal> receive(Warehouse warehouse, List<ReceiveScan> received) {
        var node = warehouse.node();
        var known = scans.look(
                node,
                received.stream()
                        .map(ReceiveScan::delivery)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                received.stream().map(ReceiveScan::barcode).distinct().toList(),
                received.stream().map(ReceiveScan::location).distinct().toList());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var fitting = fitting(warehouse, known, received, refused);
        if (fitting.isEmpty()) return refused;
        var stood = plates.stand(node, stands(known, fitting));
        refused.putAll(stood.refused());
        fitting.removeIf(one -> stood.refused().containsKey(one.scan().scanId()));
        return fitting.isEmpty() ? refused : count(warehouse, known, fitting, stood, refused);
    }

    private static List<Plates.Stand> stands(Scans.Known known, List<Arrival> arrivals) {
        List<Plates.Stand> stands = new ArrayList<>();
        for (var one : arrivals) {
            var scan = one.scan();
            if (scan.plate() != null)
                stands.add(new Plates.Stand(
                        scan.scanId(), scan.plate(), known.location(scan.location()), scan.worker(), scan.at()));
        }
        return stands;
    }

    private Map<UUID, Refusal> count(
            Warehouse warehouse,
            Scans.Known known,
            List<Arrival> fitting,
            Plates.Stood stood,
            Map<UUID, Refusal> refused) {
        var node = warehouse.node();
        var at = fitting.getFirst().scan().at();
        var found = notes.find(node, known, fitting, LocalDate.ofInstant(at, warehouse.zone()), at);
        var arrived = move(node, known, found, fitting, refused);
        if (!arrived.isEmpty()) {
            counts.received(
                    node,
                    Counts.sum(arrived, one -> new Counts.Place(paper(known, found, one), one.sku()), Arrival::units));
            onto(node, known, arrived, stood);
            stock.tell(
                    node,
                    TransferCounts.told(node, one -> note(known, found, one).carton(), arrived));
        }
        if (arrived.size() < fitting.size()) notes.drop(node, found);
        return refused;
    }

    private void onto(NodeId node, Scans.Known known, List<Arrival> arrived, Plates.Stood stood) {
        List<Plating> platings = new ArrayList<>();
        for (var one : arrived) {
            var plate = stood.plates().get(one.scan().scanId());
            if (plate == null) continue;
            var dock = known.location(one.scan().location()).id();
            platings.add(one.plating(plate, dock));
        }
        if (!stock.plate(node, platings).isEmpty()) throw new IllegalStateException("what was received is not there");
    }

    private static long paper(Scans.Known known, DeliveryNotes.Found found, Arrival one) {
        return note(known, found, one).id();
    }

    private static Counts.Named note(Scans.Known known, DeliveryNotes.Found found, Arrival one) {
        return found.of(one.scan(), known.location(one.scan().location()).id());
    }

    /** A carton of another of our warehouses is announced in a moment, if it is not yet: nobody opens a delivery for it. */
    private static @Nullable String announced(ReceiveScan scan) {
        var delivery = scan.delivery();
        return delivery != null && delivery.indexOf(':') >= 0 ? delivery : null;
    }

    private List<Arrival> fitting(
            Warehouse warehouse, Scans.Known known, List<ReceiveScan> received, Map<UUID, Refusal> refused) {
        List<ReceiveScan> placed = new ArrayList<>();
        for (var scan : received) {
            var refusal = known.refusal(announced(scan), scan.barcode(), scan.packs());
            if (refusal == null) refusal = known.notADock(scan.location());
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else placed.add(scan);
        }
        var arrivals = arrivals(warehouse.node(), known, placed);
        var days = new HashMap<>(view.expiries(
                warehouse.node(),
                arrivals.stream()
                        .filter(Arrival::ofLot)
                        .map(one -> one.lot().key())
                        .distinct()
                        .toList()));
        List<Arrival> fitting = new ArrayList<>();
        for (var one : arrivals) {
            var refusal = one.refusal(days, LocalDate.ofInstant(one.scan().at(), warehouse.zone()));
            if (refusal != null) refused.put(one.scan().scanId(), refusal);
            else fitting.add(one);
        }
        describe(warehouse.node(), fitting);
        return fitting;
    }

    /** Only what is taken fixes a lot's day; of two docks that tell one lot two days at a moment, the second starts over. */
    private void describe(NodeId node, List<Arrival> fitting) {
        var told = fitting.stream().filter(Arrival::ofLot).map(Arrival::lot).toList();
        var days = stock.describe(node, told);
        for (var lot : told)
            if (lot.expiresOn() != null && !lot.expiresOn().equals(days.get(lot.key())))
                throw new CannotAcquireLockException(
                        "another told another day of lot " + lot.key().lot());
    }

    private List<Arrival> arrivals(NodeId node, Scans.Known known, List<ReceiveScan> placed) {
        var handled = items.handling(
                node,
                placed.stream()
                        .map(scan -> known.item(scan.barcode()).sku())
                        .distinct()
                        .toList());
        return placed.stream()
                .map(scan -> {
                    var item = known.item(scan.barcode());
                    return Arrival.of(scan, item, handled.getOrDefault(item.sku(), Handling.PLAIN));
                })
                .toList();
    }

    /** A supplier has no limit; only a unit with a name of its own may be refused. */
    private List<Arrival> move(
            NodeId node,
            Scans.Known known,
            DeliveryNotes.Found found,
            List<Arrival> arrivals,
            Map<UUID, Refusal> refused) {
        var unmoved = stock.move(
                node,
                arrivals.stream()
                        .map(one -> one.move(
                                Location.SUPPLIER,
                                known.location(one.scan().location()).id(),
                                "delivery:" + paper(known, found, one)))
                        .toList());
        List<Arrival> moved = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            var refusal = unmoved.get(i);
            if (refusal == null) moved.add(arrivals.get(i));
            else refused.put(arrivals.get(i).scan().scanId(), refusal);
        }
        return moved;
    }
}
