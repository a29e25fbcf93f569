package dev.dovetail.wms.moving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works move scans: goods keep their lot and their status, so that a move back restores what was. */
@Component
class MoveWork {
    static final String MOVED = "moved";

    private final Places places;
    private final StockView view;
    private final Relocations relocations;

    MoveWork(Places places, StockView view, Relocations relocations) {
        this.places = places;
        this.view = view;
        this.relocations = relocations;
    }

    /** The ledger's word for the moves, and the document of each. */
    record Why(String reason, Map<UUID, String> references) {
        String reference(MoveScan scan) {
            return references.getOrDefault(scan.scanId(), "move:" + scan.scanId());
        }
    }

    Map<UUID, Refusal> take(NodeId node, List<MoveScan> scans, Why why) {
        var known = places.look(
                node,
                scans.stream().map(MoveScan::barcode).toList(),
                scans.stream()
                        .flatMap(scan -> Stream.of(scan.from(), scan.to()))
                        .toList());
        var lying = new Lying(view.contents(
                node, known.locations().values().stream().map(Location::id).toList()));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<MoveScan> taken = new ArrayList<>();
        List<Relocation> moves = new ArrayList<>();
        for (var scan : scans) {
            var refusal = refusal(known, scan);
            var goods = refusal == null ? goods(known, lying, scan) : null;
            if (goods == null) {
                refused.put(scan.scanId(), refusal == null ? unclear(known, lying, scan) : refusal);
                continue;
            }
            var move = move(known, goods, scan, why);
            lying.brings(move);
            taken.add(scan);
            moves.add(move);
        }
        if (moves.isEmpty()) return refused;
        relocations
                .carry(node, moves)
                .forEach((at, no) -> refused.put(taken.get(at).scanId(), no));
        return refused;
    }

    private static @Nullable Refusal refusal(Places.Known known, MoveScan scan) {
        var refusal = known.unknown(scan.barcode());
        if (refusal == null) refusal = known.notOf(Places.STORES, scan.from());
        if (refusal == null) refusal = known.notOf(Places.STORES, scan.to());
        if (refusal == null) refusal = known.blocked(scan.to());
        if (refusal != null) return refusal;
        if (scan.from().equals(scan.to())) return new Refusal("moving.same-place", Map.of("location", scan.to()));
        if (scan.status() != null && Statuses.of(scan.status()).isEmpty())
            return new Refusal("moving.status", Map.of("status", scan.status()));
        return null;
    }

    private static Relocation.@Nullable Goods goods(Places.Known known, Lying lying, MoveScan scan) {
        var from = known.location(scan.from());
        return lying.find(
                from,
                known.item(scan.barcode(), from, lying).sku(),
                known.lot(scan.barcode(), scan.lot()),
                status -> scan.status() == null || status.word().equals(scan.status()));
    }

    private static Refusal unclear(Places.Known known, Lying lying, MoveScan scan) {
        var from = known.location(scan.from());
        return lying.unclear(from, known.item(scan.barcode(), from, lying).sku());
    }

    private static Relocation move(Places.Known known, Relocation.Goods goods, MoveScan scan, Why why) {
        return new Relocation(
                goods,
                known.location(scan.to()),
                goods.status(),
                scan.packs() * known.item(scan.barcode(), goods).units(),
                known.serials(scan.barcode(), scan.serials()),
                why.reason(),
                why.reference(scan),
                scan.worker(),
                scan.at());
    }
}
