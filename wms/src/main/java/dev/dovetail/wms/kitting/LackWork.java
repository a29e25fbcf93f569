package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.counting.CountOrder;
import dev.dovetail.wms.counting.Counting;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is kept and is not there: booked as lost, kept in other bins where they have some, and the bin is counted. */
@Component
class LackWork {
    private static final Set<String> REASONS = Set.of("short", "empty");

    private final WorkStops stops;
    private final WorkClaims claims;
    private final Keeping keeping;
    private final Stock stock;
    private final Counting counting;

    LackWork(WorkStops stops, WorkClaims claims, Keeping keeping, Stock stock, Counting counting) {
        this.stops = stops;
        this.claims = claims;
        this.keeping = keeping;
        this.stock = stock;
        this.counting = counting;
    }

    Map<UUID, Refusal> take(Warehouse warehouse, List<LackScan> scans) {
        var node = warehouse.node();
        var known = stops.look(node, scans.stream().map(LackScan::task).toList(), List.of(), List.of());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<LackScan> fitting = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        List<Claim> changed = new ArrayList<>();
        for (var scan : scans) {
            var refusal = refusal(known, scan);
            if (refusal != null) {
                refused.put(scan.scanId(), refusal);
                continue;
            }
            var claim = known.claim(scan.task(), scan.seq()).drop(scan.quantity());
            known.put(claim);
            changed.add(claim);
            moves.add(lost(known, claim, scan));
            fitting.add(scan);
        }
        if (fitting.isEmpty()) return refused;
        var unmoved = stock.move(node, moves);
        if (!unmoved.isEmpty()) throw new IllegalStateException("what is kept was not there by the book: " + unmoved);
        claims.write(node, changed);
        keeping.keep(
                node,
                fitting.stream().map(scan -> instead(known, scan)).toList(),
                fitting.getLast().at());
        count(warehouse, fitting);
        return refused;
    }

    private static @Nullable Refusal refusal(WorkStops.Known known, LackScan scan) {
        var refusal = known.refusal(scan.task(), scan.seq(), scan.location());
        if (refusal != null) return refusal;
        if (!REASONS.contains(scan.reason())) return new Refusal("kitting.reason", Map.of("reason", scan.reason()));
        long open = known.claim(scan.task(), scan.seq()).open();
        return scan.quantity() <= open
                ? null
                : new Refusal("kitting.more-than-kept", Map.of("asked", scan.quantity(), "open", open));
    }

    private static Move lost(WorkStops.Known known, Claim claim, LackScan scan) {
        return new Move(
                claim.location(),
                Location.LOST,
                claim.sku(),
                claim.lot(),
                Status.AVAILABLE,
                scan.quantity(),
                true,
                "short",
                known.order(scan.task()).reference(),
                scan.worker(),
                scan.at());
    }

    private static Keeping.Wanted instead(WorkStops.Known known, LackScan scan) {
        var claim = known.claim(scan.task(), scan.seq());
        return new Keeping.Wanted(known.order(scan.task()), claim.sku(), scan.quantity(), Set.of(claim.location()));
    }

    private void count(Warehouse warehouse, List<LackScan> scans) {
        var last = scans.getLast();
        var bins = scans.stream().map(LackScan::location).distinct().sorted().toList();
        counting.order(
                warehouse,
                new CountOrder(bins, "exception", "short for a work order"),
                new Cause(last.worker(), last.at(), "floor"));
    }
}
