package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.moving.MoveScan;
import dev.dovetail.wms.moving.Moving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works replenish scans: a move like any other, counted for its refill. */
@Component
class RefillWork {
    private final RefillStore refills;
    private final Items items;
    private final Moving moving;

    RefillWork(RefillStore refills, Items items, Moving moving) {
        this.refills = refills;
        this.items = items;
        this.moving = moving;
    }

    Map<UUID, Refusal> take(Warehouse warehouse, List<ReplenishScan> scans) {
        var node = warehouse.node();
        var known = refills.lock(node, scans.stream().map(ReplenishScan::task).toList());
        var barcodes = items.scanned(
                node,
                scans.stream().map(ReplenishScan::barcode).distinct().toList(),
                known.values().stream().map(Refill::sku).distinct().toList());
        Map<Long, Long> open = new HashMap<>();
        known.values().forEach(refill -> open.put(refill.id(), refill.open()));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Brought> fitting = new ArrayList<>();
        for (var scan : scans) {
            var item = barcodes.get(scan.barcode());
            long left = open.getOrDefault(scan.task(), 0L);
            long units = item == null ? 0 : scan.packs() * item.units();
            var refusal = refusal(known.get(scan.task()), item, left, scan);
            if (refusal != null) {
                refused.put(scan.scanId(), refusal);
                continue;
            }
            open.put(scan.task(), left - units);
            fitting.add(new Brought(scan, units));
        }
        if (!fitting.isEmpty()) bring(warehouse, fitting, refused);
        return refused;
    }

    /** A scan that fits, in base units. */
    private record Brought(ReplenishScan scan, long units) {}

    private void bring(Warehouse warehouse, List<Brought> fitting, Map<UUID, Refusal> refused) {
        Map<UUID, String> references = new HashMap<>();
        fitting.forEach(one ->
                references.put(one.scan().scanId(), "refill:" + one.scan().task()));
        var moves = fitting.stream().map(one -> move(one.scan())).toList();
        refused.putAll(moving.carry(warehouse, moves, "replenished", references));
        Map<Long, Long> moved = new TreeMap<>();
        fitting.stream()
                .filter(one -> !refused.containsKey(one.scan().scanId()))
                .forEach(one -> moved.merge(one.scan().task(), one.units(), Long::sum));
        refills.count(warehouse.node(), moved, fitting.getLast().scan().at());
    }

    private static @Nullable Refusal refusal(
            @Nullable Refill refill, @Nullable Scanned item, long left, ReplenishScan scan) {
        if (refill == null) return new Refusal("replenishing.no-such-task", Map.of("task", Long.toString(scan.task())));
        if (!refill.state().equals("open")) return new Refusal("replenishing.over", Map.of("state", refill.state()));
        if (!refill.code().equals(scan.to()))
            return new Refusal("replenishing.wrong-location", Map.of("expected", refill.code(), "scanned", scan.to()));
        if (item == null) return new Refusal("moving.unknown-barcode", Map.of("barcode", scan.barcode()));
        if (!item.sku().equals(refill.sku()))
            return new Refusal(
                    "replenishing.wrong-item",
                    Map.of(
                            "expected",
                            refill.sku().toString(),
                            "scanned",
                            item.sku().toString()));
        long units = scan.packs() * item.units();
        return units <= left
                ? null
                : new Refusal("replenishing.more-than-wanted", Map.of("asked", units, "wanted", left));
    }

    private static MoveScan move(ReplenishScan scan) {
        return new MoveScan(
                scan.scanId(),
                scan.worker(),
                scan.at(),
                scan.from(),
                scan.to(),
                scan.barcode(),
                scan.packs(),
                scan.lot(),
                "available",
                scan.serials());
    }
}
