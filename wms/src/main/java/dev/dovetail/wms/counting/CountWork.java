package dev.dovetail.wms.counting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what is counted, item by item. */
@Component
class CountWork {
    private final TaskStore tasks;
    private final RoundStore rounds;
    private final Items items;

    CountWork(TaskStore tasks, RoundStore rounds, Items items) {
        this.tasks = tasks;
        this.rounds = rounds;
        this.items = items;
    }

    Map<UUID, Refusal> take(NodeId node, List<CountScan> scans) {
        var known = tasks.lock(node, scans.stream().map(CountScan::task).toList());
        var barcodes = items.scanned(
                node, scans.stream().map(CountScan::barcode).distinct().toList());
        var handled = items.handling(
                node, barcodes.values().stream().map(Scanned::sku).distinct().toList());
        var counted = rounds.entries(node, known.keySet());
        Map<Long, String> counters = new LinkedHashMap<>();
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<RoundStore.Counted> entries = new ArrayList<>();
        for (var scan : scans) {
            var task = known.get(scan.task());
            var item = barcodes.get(scan.barcode());
            var refusal = refusal(task, item, scan, counters);
            if (refusal != null || task == null || item == null) {
                refused.put(scan.scanId(), refusal == null ? unknown(scan.task()) : refusal);
                continue;
            }
            var ofLots = handled.getOrDefault(item.sku(), Handling.PLAIN).lots();
            var entry = entry(task, item, scan, ofLots);
            if (ofLots && entry.key().lot().isEmpty()) refused.put(scan.scanId(), lotless(item));
            else if (counted.computeIfAbsent(entry.key(), _ -> new HashSet<>()).add(scan.barcode()))
                entries.add(new RoundStore.Counted(entry, scan.barcode()));
            else refused.put(scan.scanId(), twice(entry.key(), scan.barcode()));
        }
        rounds.add(node, entries);
        return refused;
    }

    /** Of two who begin one bin in one batch, the first counts it. */
    private static @Nullable Refusal refusal(
            @Nullable CountTask task, @Nullable Scanned item, CountScan scan, Map<Long, String> counters) {
        if (task == null) return unknown(scan.task());
        var refusal = task.refusal(scan.worker(), scan.location());
        if (refusal != null) return refusal;
        if (item == null) return new Refusal("counting.unknown-barcode", Map.of("barcode", scan.barcode()));
        var first = counters.putIfAbsent(task.id(), scan.worker());
        return first == null || first.equals(scan.worker())
                ? null
                : new Refusal("counting.other-counts", Map.of("worker", first));
    }

    private static RoundStore.Entry entry(CountTask task, Scanned item, CountScan scan, boolean ofLots) {
        var told = scan.lot() == null ? item.mark().lot() : scan.lot();
        var lot = told == null || !ofLots ? "" : told.strip();
        return new RoundStore.Entry(
                new RoundStore.Key(task.id(), task.round(), item.sku(), lot),
                scan.worker(),
                scan.packs() * item.units(),
                task.moment(scan.seen(), scan.at()));
    }

    private static Refusal lotless(Scanned item) {
        return new Refusal("counting.lot-needed", Map.of("sku", item.sku().toString()));
    }

    static Refusal unknown(long task) {
        return new Refusal("counting.no-such-count", Map.of("task", Long.toString(task)));
    }

    private static Refusal twice(RoundStore.Key key, String barcode) {
        return new Refusal(
                "counting.counted-already", Map.of("sku", key.sku().toString(), "lot", key.lot(), "barcode", barcode));
    }

    /** How many barcodes were counted in the round that goes on. */
    static int taken(Map<RoundStore.Key, Set<String>> entries, CountTask task) {
        return entries.entrySet().stream()
                .filter(one -> one.getKey().task() == task.id() && one.getKey().round() == task.round())
                .mapToInt(one -> one.getValue().size())
                .sum();
    }
}
