package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works take scans: from a bin to the bench of the work order, which the first scan chooses. */
@Component
class TakeWork {
    private final WorkStops stops;
    private final WorkOrderStore store;
    private final WorkClaims claims;
    private final Stock stock;

    TakeWork(WorkStops stops, WorkOrderStore store, WorkClaims claims, Stock stock) {
        this.stops = stops;
        this.store = store;
        this.claims = claims;
        this.stock = stock;
    }

    /** A scan that fits. @param claim with its units taken */
    private record Taken(TakeScan scan, Claim claim, long units, Location bench) {}

    Map<UUID, Refusal> take(NodeId node, List<TakeScan> scans) {
        var known = stops.look(
                node,
                scans.stream().map(TakeScan::task).toList(),
                scans.stream().map(TakeScan::barcode).toList(),
                scans.stream().map(TakeScan::bench).toList());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var fresh = benches(node, known, scans, refused);
        List<Taken> fitting = new ArrayList<>();
        for (var scan : scans) {
            if (refused.containsKey(scan.scanId())) continue;
            var refusal = refusal(known, scan);
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else fitting.add(taken(known, scan));
        }
        var moved = move(node, known, fitting, refused);
        claims.write(node, moved.stream().map(Taken::claim).toList());
        var worked = moved.stream().map(one -> one.scan().task()).toList();
        store.offBench(node, fresh.stream().filter(id -> !worked.contains(id)).toList());
        return refused;
    }

    /** Gives orders without a bench the one that their first scan names. Answers those that have it now. */
    private List<Long> benches(NodeId node, WorkStops.Known known, List<TakeScan> scans, Map<UUID, Refusal> refused) {
        Map<Long, Long> asked = new LinkedHashMap<>();
        for (var scan : scans) {
            var order = known.orders().get(scan.task());
            var bench = known.bench(scan.bench());
            if (order != null && bench != null && order.bench() == null && !asked.containsValue(bench.id()))
                asked.putIfAbsent(order.id(), bench.id());
        }
        var given = store.atBench(node, asked);
        for (var scan : scans) {
            var order = known.orders().get(scan.task());
            var bench = known.bench(scan.bench());
            if (order == null || bench == null || order.bench() != null) continue;
            if (given.contains(order.id())) known.place(order.id(), asked.getOrDefault(order.id(), bench.id()));
            else refused.put(scan.scanId(), new Refusal("kitting.bench-taken", Map.of("bench", bench.code())));
        }
        return given;
    }

    private static @Nullable Refusal refusal(WorkStops.Known known, TakeScan scan) {
        var refusal = known.refusal(scan.task(), scan.seq(), scan.location());
        if (refusal != null) return refusal;
        var claim = known.claim(scan.task(), scan.seq());
        var item = known.barcodes().get(scan.barcode());
        if (item == null) return new Refusal("kitting.unknown-barcode", Map.of("barcode", scan.barcode()));
        if (!item.sku().equals(claim.sku()))
            return new Refusal(
                    "kitting.wrong-item",
                    Map.of(
                            "expected",
                            claim.sku().toString(),
                            "scanned",
                            item.sku().toString()));
        var lot = scan.read().or(item.mark()).lot();
        if (lot != null && !claim.lot().isEmpty() && !lot.equals(claim.lot()))
            return new Refusal("kitting.wrong-lot", Map.of("expected", claim.lot(), "scanned", lot));
        long units = scan.packs() * item.units();
        if (units > claim.open())
            return new Refusal("kitting.more-than-kept", Map.of("asked", units, "open", claim.open()));
        return wrongBench(known, scan);
    }

    private static @Nullable Refusal wrongBench(WorkStops.Known known, TakeScan scan) {
        var bench = known.bench(scan.bench());
        if (bench == null) return new Refusal("kitting.not-a-bench", Map.of("location", scan.bench()));
        var order = known.order(scan.task());
        if (order.bench() != null && order.bench() == bench.id()) return null;
        return new Refusal(
                "kitting.wrong-bench", Map.of("expected", String.valueOf(order.benchCode()), "scanned", bench.code()));
    }

    private static Taken taken(WorkStops.Known known, TakeScan scan) {
        var bench = known.bench(scan.bench());
        var item = known.barcodes().get(scan.barcode());
        if (bench == null || item == null) throw new IllegalStateException("a scan was not checked");
        long units = scan.packs() * item.units();
        var claim = known.claim(scan.task(), scan.seq()).take(units);
        known.put(claim);
        return new Taken(scan, claim, units, bench);
    }

    /** A scan that the ledger refuses leaves its claim to those that follow. */
    private List<Taken> move(NodeId node, WorkStops.Known known, List<Taken> fitting, Map<UUID, Refusal> refused) {
        var unmoved =
                stock.move(node, fitting.stream().map(one -> move(known, one)).toList());
        Map<List<Long>, Long> lacking = new HashMap<>();
        List<Taken> moved = new ArrayList<>();
        for (int i = 0; i < fitting.size(); i++) {
            var one = fitting.get(i);
            var key = List.of(one.claim().order(), (long) one.claim().seq());
            var refusal = unmoved.get(i);
            if (refusal != null) {
                refused.put(one.scan().scanId(), refusal);
                lacking.merge(key, one.units(), Long::sum);
                continue;
            }
            long less = lacking.getOrDefault(key, 0L);
            moved.add(new Taken(one.scan(), one.claim().take(-less), one.units(), one.bench()));
        }
        return moved;
    }

    private static Move move(WorkStops.Known known, Taken one) {
        var scan = one.scan();
        var item = known.barcodes().get(scan.barcode());
        var serials = item == null
                ? scan.read().serials()
                : scan.read().or(item.mark()).serials();
        return new Move(
                one.claim().location(),
                one.bench().id(),
                one.claim().sku(),
                one.claim().lot(),
                Status.AVAILABLE,
                one.units(),
                true,
                "kit-taken",
                known.order(scan.task()).reference(),
                scan.worker(),
                scan.at(),
                serials);
    }
}
