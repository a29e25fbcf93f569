package dev.dovetail.wms.receiving;

import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Works putaway scans: from a dock into a bin, and tells the OMS what can now be picked. */
@Component
class PutawayWork {
    private final Scans scans;
    private final Counts counts;
    private final PutawayClaims claims;
    private final Stock stock;

    PutawayWork(Scans scans, Counts counts, PutawayClaims claims, Stock stock) {
        this.scans = scans;
        this.counts = counts;
        this.claims = claims;
        this.stock = stock;
    }

    /** A scan that fits, with what it stands for. @param reference the document it belongs to */
    private record Carried(PutawayScan scan, Sku sku, long units, long from, long to, String reference) {
        Move move() {
            return Move.of(from, to, sku, units, "put-away", reference, scan.worker(), scan.at());
        }
    }

    Map<UUID, Refusal> take(NodeId node, List<PutawayScan> carried) {
        var known = scans.look(
                node,
                carried.stream()
                        .map(PutawayScan::delivery)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                carried.stream().map(PutawayScan::barcode).distinct().toList(),
                carried.stream()
                        .flatMap(scan -> java.util.stream.Stream.of(scan.from(), scan.to()))
                        .distinct()
                        .toList());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var moved = move(node, fitting(known, carried, refused), refused);
        if (moved.isEmpty()) return refused;
        counts.putAway(node, Counts.sum(moved, Carried::sku, Carried::units));
        claims.done(
                node,
                moved.stream()
                        .map(one -> new PutawayClaims.Place(one.from(), one.sku()))
                        .distinct()
                        .toList());
        stock.tell(node, facts(node, moved));
        return refused;
    }

    private static List<Carried> fitting(Scans.Known known, List<PutawayScan> carried, Map<UUID, Refusal> refused) {
        List<Carried> fitting = new ArrayList<>();
        for (var scan : carried) {
            var refusal = known.refusal(scan.delivery(), scan.barcode(), scan.packs());
            if (refusal == null) refusal = known.notOf(Scans.DOCKS, scan.from(), "receiving.not-a-dock");
            if (refusal == null) refusal = known.notOf(Scans.SHELVES, scan.to(), "receiving.not-a-bin");
            if (refusal == null) refusal = known.blocked(scan.to());
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else fitting.add(carried(known, scan));
        }
        return fitting;
    }

    private static Carried carried(Scans.Known known, PutawayScan scan) {
        var item = known.item(scan.barcode());
        return new Carried(
                scan,
                item.sku(),
                scan.packs() * item.units(),
                known.location(scan.from()).id(),
                known.location(scan.to()).id(),
                scan.delivery() == null
                        ? "putaway"
                        : "delivery:" + known.delivery(scan.delivery()).id());
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

    private static List<Telling> facts(NodeId node, List<Carried> moved) {
        Map<String, Map<Sku, Long>> byReference = new LinkedHashMap<>();
        for (var one : moved)
            byReference.computeIfAbsent(one.reference(), _ -> new TreeMap<>()).merge(one.sku(), one.units(), Long::sum);
        Instant at = moved.getLast().scan().at();
        List<Telling> facts = new ArrayList<>();
        byReference.forEach((reference, units) -> {
            var deltas = units.entrySet().stream()
                    .map(entry ->
                            new Delta(entry.getKey().client(), entry.getKey().code(), entry.getValue()))
                    .toList();
            facts.add(Telling.of(new StockChanged(node, at, "received", reference, deltas)));
        });
        return facts;
    }
}
