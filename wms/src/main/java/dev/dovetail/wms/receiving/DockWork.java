package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Works receive scans: from the supplier onto a dock. */
@Component
class DockWork {
    private final Scans scans;
    private final Counts counts;
    private final Stock stock;

    DockWork(Scans scans, Counts counts, Stock stock) {
        this.scans = scans;
        this.counts = counts;
        this.stock = stock;
    }

    Map<UUID, Refusal> receive(NodeId node, List<ReceiveScan> received) {
        var known = scans.look(
                node,
                received.stream().map(ReceiveScan::delivery).distinct().toList(),
                received.stream().map(ReceiveScan::barcode).distinct().toList(),
                received.stream().map(ReceiveScan::location).distinct().toList());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<ReceiveScan> fitting = new ArrayList<>();
        for (var scan : received) {
            var refusal = known.refusal(scan.delivery(), scan.barcode(), scan.packs());
            if (refusal == null) refusal = known.notOf(Scans.DOCKS, scan.location(), "receiving.not-a-dock");
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else fitting.add(scan);
        }
        if (fitting.isEmpty()) return refused;
        var unmoved =
                stock.move(node, fitting.stream().map(scan -> move(known, scan)).toList());
        if (!unmoved.isEmpty()) throw new IllegalStateException("a supplier has no limit, yet " + unmoved);
        counts.received(
                node,
                Counts.sum(
                        fitting,
                        scan -> new Counts.Place(
                                known.delivery(scan.delivery()).id(),
                                known.item(scan.barcode()).sku()),
                        scan -> scan.packs() * known.item(scan.barcode()).units()));
        return refused;
    }

    private static Move move(Scans.Known known, ReceiveScan scan) {
        var item = known.item(scan.barcode());
        return Move.of(
                Location.SUPPLIER,
                known.location(scan.location()).id(),
                item.sku(),
                scan.packs() * item.units(),
                "received",
                "delivery:" + known.delivery(scan.delivery()).id(),
                scan.worker(),
                scan.at());
    }
}
