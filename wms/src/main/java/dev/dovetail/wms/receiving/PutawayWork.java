package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.room.Room;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works putaway scans: from a dock into a bin, and tells the OMS what can now be picked. */
@Component
class PutawayWork {
    private final Scans scans;
    private final Counts counts;
    private final PutawayClaims claims;
    private final PickedGoods picked;
    private final StockView view;
    private final Room room;
    private final Stock stock;

    PutawayWork(
            Scans scans,
            Counts counts,
            PutawayClaims claims,
            PickedGoods picked,
            StockView view,
            Room room,
            Stock stock) {
        this.scans = scans;
        this.counts = counts;
        this.claims = claims;
        this.picked = picked;
        this.view = view;
        this.room = room;
        this.stock = stock;
    }

    Map<UUID, Refusal> take(NodeId node, List<PutawayScan> scanned) {
        var known = look(node, scanned);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var moved = move(node, roomy(node, fitting(node, known, scanned, refused), refused), refused);
        if (moved.isEmpty()) return refused;
        var delivered = moved.stream().filter(Carried::ofDelivery).toList();
        counts.putAway(node, Counts.sum(delivered, Carried::sku, Carried::units));
        claims.done(
                node,
                moved.stream()
                        .map(one -> new PutawayClaims.Place(one.from(), one.sku()))
                        .distinct()
                        .toList());
        var brought = moved.stream()
                .filter(Carried::forSale)
                .map(one -> new Brought(
                        one.reference(), one.sku(), one.units(), one.scan().at()))
                .toList();
        stock.tell(node, Brought.facts(node, brought));
        return refused;
    }

    private Scans.Known look(NodeId node, List<PutawayScan> scanned) {
        return scans.look(
                node,
                scanned.stream()
                        .map(PutawayScan::delivery)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                scanned.stream().map(PutawayScan::barcode).distinct().toList(),
                scanned.stream()
                        .flatMap(scan -> Stream.of(scan.from(), scan.to()))
                        .distinct()
                        .toList());
    }

    private List<Carried> fitting(
            NodeId node, Scans.Known known, List<PutawayScan> scanned, Map<UUID, Refusal> refused) {
        List<PutawayScan> placed = new ArrayList<>();
        for (var scan : scanned) {
            var refusal = known.refusal(scan.delivery(), scan.barcode(), scan.packs());
            if (refusal == null) refusal = known.notOf(Scans.DOCKS, scan.from(), Scans.NOT_A_DOCK);
            if (refusal == null) refusal = known.notOf(Carried.PLACES, scan.to(), "receiving.not-a-bin");
            if (refusal == null) refusal = known.blocked(scan.to());
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else placed.add(scan);
        }
        return chosen(node, known, placed, refused);
    }

    private List<Carried> chosen(NodeId node, Scans.Known known, List<PutawayScan> placed, Map<UUID, Refusal> refused) {
        var docks = placed.stream()
                .map(scan -> known.location(scan.from()))
                .distinct()
                .toList();
        var orders = picked.lying(node, docks);
        var here = view.contents(node, docks.stream().map(Location::id).toList());
        List<Carried> fitting = new ArrayList<>();
        for (var scan : placed) {
            var one = Carried.of(known, scan);
            var refusal = orders.contains(new PutawayClaims.Place(one.from(), one.sku()))
                    ? new Refusal(
                            "receiving.picked",
                            Map.of("location", scan.from(), "sku", one.sku().toString()))
                    : one.choose(here.getOrDefault(one.from(), List.of()));
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else fitting.add(one);
        }
        return fitting;
    }

    /** Those for which there is room where they go. */
    private List<Carried> roomy(NodeId node, List<Carried> fitting, Map<UUID, Refusal> refused) {
        var full = room.refusals(node, fitting.stream().map(Carried::put).toList());
        List<Carried> roomy = new ArrayList<>();
        for (int i = 0; i < fitting.size(); i++) {
            var refusal = full.get(i);
            if (refusal != null) refused.put(fitting.get(i).scan().scanId(), refusal);
            else roomy.add(fitting.get(i));
        }
        return roomy;
    }

    private List<Carried> move(NodeId node, List<Carried> fitting, Map<UUID, Refusal> refused) {
        var unmoved = stock.move(node, fitting.stream().map(Carried::move).toList());
        List<Carried> moved = new ArrayList<>();
        for (int i = 0; i < fitting.size(); i++) {
            var refusal = unmoved.get(i);
            if (refusal != null) refused.put(fitting.get(i).scan().scanId(), refusal);
            else moved.add(fitting.get(i));
        }
        return moved;
    }
}
