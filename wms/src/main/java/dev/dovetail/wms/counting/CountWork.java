package dev.dovetail.wms.counting;

import dev.dovetail.ground.access.People;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what is counted, item by item. */
@Component
class CountWork {
    private final TaskStore tasks;
    private final RoundStore rounds;
    private final Items items;
    private final People people;
    private final StockView view;

    CountWork(TaskStore tasks, RoundStore rounds, Items items, People people, StockView view) {
        this.tasks = tasks;
        this.rounds = rounds;
        this.items = items;
        this.people = people;
        this.view = view;
    }

    Map<UUID, Refusal> take(NodeId node, List<CountScan> scans) {
        var known = tasks.lock(node, scans.stream().map(CountScan::task).toList());
        var barcodes = items.read(node, scans.stream().map(CountScan::barcode).collect(Collectors.toSet()));
        var lying = barcodes.shared() ? lying(node, known.values()) : Map.<Long, Set<Sku>>of();
        var handled = items.handling(node, barcodes.skus());
        var counted = rounds.entries(node, known.keySet());
        var workers = Counter.known(people, scans.stream().map(CountScan::worker));
        Map<Long, Counter> counters = new LinkedHashMap<>();
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<RoundStore.Counted> entries = new ArrayList<>();
        for (var scan : scans) {
            var task = known.get(scan.task());
            var item = barcodes.find(scan.barcode(), sku -> lies(lying, task, sku));
            var by = Objects.requireNonNull(workers.get(scan.worker()));
            var refusal = refusal(task, item, scan, by, counters);
            if (refusal != null) refused.put(scan.scanId(), refusal);
            if (refusal != null || task == null || item == null) continue;
            var handling = handled.getOrDefault(item.sku(), Handling.PLAIN);
            var entry = entry(task, item, scan, by, handling.lots());
            var names = names(item, scan, handling);
            var misfit = misfit(entry, names, handling);
            if (misfit != null) refused.put(scan.scanId(), misfit);
            else if (counted.computeIfAbsent(entry.key(), _ -> new HashSet<>()).add(scan.barcode()))
                entries.add(new RoundStore.Counted(entry, scan.barcode(), names));
            else refused.put(scan.scanId(), twice(entry.key(), scan.barcode()));
        }
        rounds.add(node, entries);
        return refused;
    }

    private static boolean lies(Map<Long, Set<Sku>> lying, @Nullable CountTask task, Sku sku) {
        return task != null && lying.getOrDefault(task.location(), Set.of()).contains(sku);
    }

    /** What lies in the bins, by location: of several clients' goods with one barcode, those that are meant. */
    private Map<Long, Set<Sku>> lying(NodeId node, Collection<CountTask> tasks) {
        Map<Long, Set<Sku>> lying = new LinkedHashMap<>();
        view.contents(node, tasks.stream().map(CountTask::location).distinct().toList())
                .forEach((location, rows) -> lying.put(
                        location, rows.stream().map(row -> row.key().sku()).collect(Collectors.toSet())));
        return lying;
    }

    /** Of two who begin one bin in one batch, the first counts it. */
    private static @Nullable Refusal refusal(
            @Nullable CountTask task, @Nullable Scanned item, CountScan scan, Counter by, Map<Long, Counter> counters) {
        if (task == null) return unknown(scan.task());
        var refusal = task.refusal(by, scan.location());
        if (refusal != null) return refusal;
        if (item == null) return new Refusal("counting.unknown-barcode", Map.of("barcode", scan.barcode()));
        var first = counters.putIfAbsent(task.id(), by);
        return first == null || first.same(by)
                ? null
                : new Refusal("counting.other-counts", Map.of("worker", first.worker()));
    }

    private static RoundStore.Entry entry(CountTask task, Scanned item, CountScan scan, Counter by, boolean ofLots) {
        var told = scan.lot() == null ? item.mark().lot() : scan.lot();
        var lot = told == null || !ofLots ? "" : told.strip();
        return new RoundStore.Entry(
                new RoundStore.Key(task.id(), task.round(), item.sku(), lot),
                by,
                scan.packs() * item.units(),
                task.moment(scan.seen(), scan.at()));
    }

    private static List<String> names(Scanned item, CountScan scan, Handling handling) {
        if (!handling.serials()) return List.of();
        var told = item.mark().serial();
        return scan.serials().isEmpty() && told != null && scan.packs() > 0 ? List.of(told) : scan.serials();
    }

    /** Of what comes in lots the lot is told; names are read of each unit or of none. */
    private static @Nullable Refusal misfit(RoundStore.Entry entry, List<String> names, Handling handling) {
        var sku = entry.key().sku().toString();
        if (handling.lots() && entry.key().lot().isEmpty())
            return new Refusal("counting.lot-needed", Map.of("sku", sku));
        if (names.isEmpty() || new HashSet<>(names).size() == entry.counted() && names.size() == entry.counted())
            return null;
        return new Refusal("counting.serials-differ", Map.of("sku", sku, "units", entry.counted(), "names", names));
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
