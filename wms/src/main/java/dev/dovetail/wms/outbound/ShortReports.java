package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Works short picks into their outbounds: what vanished leaves its bin, and is looked for in another. The bin is to be counted,
 * and what others were to pick there is taken from other bins while there are any; what was picked stays.
 */
@Component
class ShortReports {
    private static final Set<String> REASONS = Set.of("short", "empty", "damaged");
    private static final Set<String> DOUBTED = Set.of("short", "empty");

    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;
    private final BrokenKits kits;
    private final BinIssues issues;
    private final Elsewhere elsewhere;

    ShortReports(
            OutboundStore store, WorkStore works, Stock stock, BrokenKits kits, BinIssues issues, Elsewhere elsewhere) {
        this.store = store;
        this.works = works;
        this.stock = stock;
        this.kits = kits;
        this.issues = issues;
        this.elsewhere = elsewhere;
    }

    Map<UUID, Refusal> take(NodeId node, List<ShortPick> reports) {
        var work = read(node, reports);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var asked = fitting(work, reports, refused);
        // One SKU may be short in two bins at once: each report takes all its bins in one order, for it looks into them
        // all.
        stock.lockBins(node, skus(work, asked));
        var fitting = move(node, work, asked, refused);
        if (fitting.isEmpty()) return refused;
        var doubted = fitting.stream().filter(Missing::doubted).toList();
        issues.count(node, doubted);
        var missing =
                elsewhere.look(node, work, fitting, Neighbours.of(work, doubted), bins(fitting), issues.blocks(node));
        var facts = new ShortFacts(node, work);
        var last = fitting.getLast().report();
        facts.count(missing, lacking -> kits.giveUp(node, work, lacking, new BrokenKits.By(last.worker(), last.at())));
        facts.vanished(fitting);
        works.save(node, work, fitting.getLast().report().at());
        stock.tell(node, facts.told());
        return refused;
    }

    /**
     * Goods whose last day is over are picked by nobody: what is open at their stops is looked for elsewhere, also in the same
     * bin, and is short where it is nowhere. The goods stay where they are, and are free.
     */
    void expire(NodeId node, Collection<Balance.Key> heaps, Instant at) {
        var work = read(node, new LinkedHashSet<>(issues.picking(node, heaps)));
        var stops = work.picks().stream()
                .filter(line -> line.open() > 0 && heaps.contains(heap(line)))
                .map(line -> new Missing(expired(line, at), line, line.open()))
                .toList();
        if (stops.isEmpty()) return;
        // The caller sets all the heaps aside, which lie before and behind the bins that are looked into.
        stock.lockBins(node, skus(work, stops), asideToo(heaps));
        stock.unallocate(
                node,
                stops.stream().map(one -> one.line().claim(one.quantity())).toList());
        for (var one : stops) work.set(one.line().drop(one.quantity()));
        var facts = new ShortFacts(node, work);
        var by = new BrokenKits.By("system", at);
        facts.count(
                elsewhere.look(node, work, stops, List.of(), Set.of(), false),
                lacking -> kits.giveUp(node, work, lacking, by));
        works.save(node, work, at);
        stock.tell(node, facts.told());
    }

    private static List<Balance.Key> asideToo(Collection<Balance.Key> heaps) {
        return heaps.stream()
                .flatMap(heap -> Stream.of(Status.AVAILABLE, Status.HOLD)
                        .map(status -> new Balance.Key(heap.location(), heap.sku(), heap.lot(), status)))
                .toList();
    }

    private static Balance.Key heap(PickLine line) {
        return new Balance.Key(line.location(), line.sku(), line.lot(), Status.AVAILABLE);
    }

    private static Set<Long> bins(List<Missing> missing) {
        return missing.stream().map(one -> one.line().location()).collect(Collectors.toSet());
    }

    /** As if somebody had stood there and read the day. */
    private static ShortPick expired(PickLine line, Instant at) {
        return new ShortPick(
                new UUID(0, 0), "system", at, List.of(line.key()), line.location(), "expired", line.open());
    }

    /** Those reported about, and those that others are to pick from the same bins: all outbounds are locked in one order. */
    private Work read(NodeId node, List<ShortPick> reports) {
        var tasks = new LinkedHashSet<Long>();
        reports.forEach(report -> report.stops().forEach(stop -> tasks.add(stop.task())));
        tasks.addAll(issues.neighbours(
                node,
                reports.stream()
                        .filter(report -> DOUBTED.contains(report.reason()))
                        .map(ShortPick::location)
                        .distinct()
                        .toList()));
        return read(node, tasks);
    }

    private Work read(NodeId node, Set<Long> tasks) {
        var locked = store.lockByTask(node, tasks);
        // Of a kit that is given up, parts on other trips come back too.
        return new Work(
                locked,
                whole(locked) ? store.picksOfTasks(node, tasks) : store.picksOfOutbounds(node, locked.keySet()));
    }

    private static boolean whole(Map<FulfillmentOrderId, OutboundOrder> locked) {
        return locked.values().stream().flatMap(order -> order.lines().stream()).allMatch(line -> line.kit() == null);
    }

    /** Of those that are part of a kit, the other parts too. */
    private static Set<Sku> skus(Work work, List<Missing> asked) {
        var skus = asked.stream().map(one -> one.line().sku()).collect(Collectors.toSet());
        for (var one : asked)
            for (var line : work.get(one.line().outbound()).lines()) if (line.kit() != null) skus.add(line.sku());
        return skus;
    }

    /** A report and the stop it is about. */
    record Missing(ShortPick report, PickLine line, long quantity) {
        /** Whether the bin's book is in doubt: of what is broken there is no less than was thought. */
        boolean doubted() {
            return DOUBTED.contains(report.reason());
        }
    }

    private static List<Missing> fitting(Work work, List<ShortPick> reports, Map<UUID, Refusal> refused) {
        var asked = new Asked(work);
        List<Missing> fitting = new ArrayList<>();
        for (var report : reports) {
            if (!REASONS.contains(report.reason())) {
                refused.put(report.scanId(), new Refusal("picking.unknown-reason", Map.of("reason", report.reason())));
                continue;
            }
            switch (asked.answer(report)) {
                case Asked.No(var why) -> refused.put(report.scanId(), why);
                case Asked.Fits(var parts) ->
                    parts.forEach(
                            part -> fitting.add(new Missing(report, Asked.line(work, part.stop()), part.quantity())));
            }
        }
        return fitting;
    }

    private List<Missing> move(NodeId node, Work work, List<Missing> missing, Map<UUID, Refusal> refused) {
        var unmoved = stock.move(node, missing.stream().map(ShortReports::gone).toList());
        List<Missing> moved = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            var one = missing.get(i);
            var refusal = unmoved.get(i);
            if (refusal != null) {
                refused.put(one.report().scanId(), refusal);
                continue;
            }
            work.set(Asked.line(work, one.line().key()).drop(one.quantity()));
            moved.add(one);
        }
        if (moved.stream().anyMatch(one -> refused.containsKey(one.report().scanId())))
            throw new IllegalStateException("a report about several outbounds fits some of them only: " + unmoved);
        return moved;
    }

    private static Move gone(Missing one) {
        var report = one.report();
        long to = report.reason().equals("damaged") ? Location.SCRAP : Location.LOST;
        return new Move(
                report.location(),
                to,
                one.line().sku(),
                one.line().lot(),
                Status.AVAILABLE,
                one.quantity(),
                true,
                report.reason(),
                "outbound:" + one.line().outbound(),
                report.worker(),
                report.at());
    }
}
