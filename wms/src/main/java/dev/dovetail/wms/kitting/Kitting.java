package dev.dovetail.wms.kitting;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Makes kits of parts and takes them apart. The scan methods join the caller's transaction. Locks work orders in the order of
 * their ids, then balances.
 */
@Component
public class Kitting {
    private final WorkOrderStore store;
    private final Keeping keeping;
    private final TakeWork takes;
    private final LackWork lacks;
    private final BenchWork bench;
    private final WorkEnds ends;
    private final KitTasks tasks;
    private final Items items;
    private final IdSource ids;
    private final Transactions transactions;
    private final Audit audit;

    Kitting(
            WorkOrderStore store,
            Keeping keeping,
            TakeWork takes,
            LackWork lacks,
            BenchWork bench,
            WorkEnds ends,
            KitTasks tasks,
            Items items,
            IdSource ids,
            Transactions transactions,
            Audit audit) {
        this.store = store;
        this.keeping = keeping;
        this.takes = takes;
        this.lacks = lacks;
        this.bench = bench;
        this.ends = ends;
        this.tasks = tasks;
        this.items = items;
        this.ids = ids;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param repeated whether it had been done before; @param missing units that could not be kept in place of others */
    record Worked(WorkOrder order, boolean repeated, long missing) {}

    /**
     * Packs were carried to a bench.
     *
     * @return why, for each scan that was refused: {@code kitting.no-such-order}, {@code kitting.over}, {@code
     *     kitting.no-such-stop}, {@code kitting.wrong-location}, {@code kitting.unknown-barcode}, {@code kitting.wrong-item},
     *     {@code kitting.wrong-lot}, {@code kitting.more-than-kept}, {@code kitting.not-a-bench}, {@code kitting.wrong-bench},
     *     {@code kitting.bench-taken}, and what the ledger refuses of units with names; the others stand
     */
    public Map<UUID, Refusal> take(Warehouse warehouse, List<TakeScan> scans) {
        return scans.isEmpty() ? Map.of() : takes.take(warehouse.node(), scans);
    }

    /**
     * Units that are kept were not there: lost, kept elsewhere where bins have some, and the bin is counted.
     *
     * @return why, for each scan that was refused: as {@link #take}, and {@code kitting.reason}; the others stand
     */
    public Map<UUID, Refusal> lack(Warehouse warehouse, List<LackScan> scans) {
        return scans.isEmpty() ? Map.of() : lacks.take(warehouse, scans);
    }

    /** Up to {@code limit} work orders for which something is to be fetched or lies at a bench, for half an hour. */
    public List<KitTask> next(Warehouse warehouse, String worker, int limit) {
        return transactions.run(() -> tasks.next(warehouse.node(), worker, limit));
    }

    /**
     * Gives a work order, once by its key, and keeps all that it needs or nothing. Refuses {@code kitting.key-reused}, {@code
     * kitting.no-such-item}, {@code kitting.not-enough}.
     */
    Worked order(Warehouse warehouse, WorkOrder asked, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            if (!store.add(node, asked, cause)) {
                var before = store.find(node, asked.key()).orElseThrow();
                if (!before.same(asked)) throw no(Refused.Kind.CONFLICT, "kitting.key-reused", "key", asked.key());
                return new Worked(before, true, 0);
            }
            described(node, asked);
            List<Keeping.Wanted> wanted = new ArrayList<>();
            asked.needs().forEach((sku, units) -> wanted.add(new Keeping.Wanted(asked, sku, units, Set.of())));
            var missing = keeping.keep(node, wanted, cause.at());
            if (!missing.isEmpty())
                throw no(Refused.Kind.CONFLICT, "kitting.not-enough", "missing", lacking(wanted, missing));
            audit.record(
                    cause, "work.order", asked.reference(), Map.of("key", asked.key(), "quantity", asked.quantity()));
            return new Worked(asked, false, 0);
        });
    }

    /** A work order as somebody asks for it. @param kind {@code kit} or {@code de-kit}; @param parts units of each for one kit */
    public record Ask(String key, String kind, String sku, long quantity, Map<String, Long> parts) {
        public Ask {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    /** As {@link #order(Warehouse, WorkOrder, Cause)}. @return the id of the order */
    public long order(Warehouse warehouse, int client, Ask ask, Cause cause) {
        var parts = ask.parts().entrySet().stream()
                .map(part -> new WorkBody.Part(part.getKey(), part.getValue()))
                .toList();
        var asked = new WorkBody.Order(ask.key(), ask.kind(), ask.sku(), ask.quantity(), parts)
                .order(ids.next(warehouse.node().value() & 255), client);
        return order(warehouse, asked, cause).order().id();
    }

    /** Ends an order with a reason, as {@link #end(Warehouse, long, String, Cause)} does. */
    public void stop(Warehouse warehouse, long id, String why, Cause cause) {
        end(warehouse, id, new WorkBody.End(why).reason(), cause);
    }

    private static List<Map<String, Object>> lacking(List<Keeping.Wanted> wanted, Map<Integer, Long> missing) {
        List<Map<String, Object>> lacking = new ArrayList<>();
        missing.forEach((at, units) -> {
            var one = wanted.get(at);
            lacking.add(Map.of("sku", one.sku().toString(), "asked", one.units(), "missing", units));
        });
        return lacking;
    }

    private void described(NodeId node, WorkOrder asked) {
        var skus = asked.parts().stream().map(WorkOrder.Part::sku).distinct().toList();
        var known = items.find(node, skus);
        var strange = skus.stream()
                .filter(sku -> !known.containsKey(sku))
                .map(Sku::toString)
                .toList();
        if (!strange.isEmpty()) throw no(Refused.Kind.UNPROCESSABLE, "kitting.no-such-item", "skus", strange);
    }

    /**
     * Some are made or taken apart, once by the step's key: what goes in leaves the bench, what comes out lies on the dock to be
     * put away. With the last the order is done. Refuses {@code kitting.no-such-order}, {@code kitting.over}, {@code
     * kitting.key-reused}, {@code kitting.more-than-asked}, and what {@link GoodsIn} and {@link GoodsOut} refuse.
     */
    Worked build(Warehouse warehouse, long order, BenchStep step, Cause cause) {
        return worked(warehouse, order, step, locked -> {
            bench.build(warehouse.node(), locked, step, cause.at());
            return 0L;
        });
    }

    /** Parts broke at the bench, once by the step's key. Refuses as {@link #build}, and {@code kitting.not-a-part}. */
    Worked scrap(Warehouse warehouse, long order, BenchStep step, Cause cause) {
        return worked(warehouse, order, step, locked -> bench.scrap(warehouse.node(), locked, step, cause.at()));
    }

    private Worked worked(Warehouse warehouse, long id, BenchStep step, Function<WorkOrder, Long> work) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var order = locked(node, id);
            boolean repeated = bench.repeated(node, order, step);
            long missing = repeated ? 0 : work.apply(order);
            return new Worked(store.find(node, id).orElseThrow(), repeated, missing);
        });
    }

    /** Ends an order: what is made stays made, all else is given back. Refuses {@code kitting.over}. */
    Worked end(Warehouse warehouse, long id, String why, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var order = locked(node, id);
            var command = order.made() > 0 ? new WorkCommand.Stop() : new WorkCommand.Cancel();
            ends.end(node, order, command, why, cause);
            audit.record(cause, "work.end", order.reference(), Map.of("reason", why, "made", order.made()));
            return new Worked(store.find(node, id).orElseThrow(), false, 0);
        });
    }

    private WorkOrder locked(NodeId node, long id) {
        var order = store.lock(node, List.of(id)).get(id);
        if (order == null) throw no(Refused.Kind.NOT_FOUND, "kitting.no-such-order", "order", Long.toString(id));
        return order;
    }

    private static Refused no(Refused.Kind kind, String code, String name, Object value) {
        return new Refused(kind, new Refusal(code, Map.of(name, value)));
    }
}
