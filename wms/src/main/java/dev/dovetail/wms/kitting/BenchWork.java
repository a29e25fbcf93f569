package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** Works steps at the bench, each once by its key. The caller has locked the order. */
@Component
class BenchWork {
    private final StepStore steps;
    private final WorkOrderStore store;
    private final WorkEnds ends;
    private final Keeping keeping;
    private final Items items;
    private final StockView view;
    private final Stock stock;
    private final IdSource ids;

    BenchWork(
            StepStore steps,
            WorkOrderStore store,
            WorkEnds ends,
            Keeping keeping,
            Items items,
            StockView view,
            Stock stock,
            IdSource ids) {
        this.steps = steps;
        this.store = store;
        this.ends = ends;
        this.keeping = keeping;
        this.items = items;
        this.view = view;
        this.stock = stock;
        this.ids = ids;
    }

    /** Whether it was done before; refuses {@code kitting.key-reused} where something else was. */
    boolean repeated(NodeId node, WorkOrder order, BenchStep step) {
        var before = steps.find(node, step.key());
        if (before.isEmpty()) return false;
        if (before.get().content().equals(step.content(order.id()))) return true;
        throw no("kitting.key-reused", Map.of("key", step.key()));
    }

    void build(NodeId node, WorkOrder order, BenchStep step, Instant at) {
        WorkEnds.decided(order, new WorkCommand.Work());
        if (step.units() > order.open())
            throw no("kitting.more-than-asked", Map.of("asked", step.units(), "open", order.open()));
        var handled = handled(node, order);
        var in = new GoodsIn(bench(node, order), handled).choose(times(order.bill(true), step.units()), step.in());
        var made = new GoodsOut(handled, earliest(node, in));
        var out = made.all(times(order.bill(false), step.units()), step.out());
        describe(node, made, out);
        var traced = new ArrayList<>(consumed(order, in, Location.PRODUCTION, "consumed", step, at));
        traced.addAll(produced(node, order, out, step, at));
        keep(node, order, step, at, traced);
        store.built(node, order, step.units());
        if (step.units() == order.open())
            ends.end(node, order, new WorkCommand.Finish(), "all are made", new Cause(step.worker(), at, "bench"));
    }

    /** Parts that broke; others are kept in their place where bins have some. Answers how many units are not to be had. */
    long scrap(NodeId node, WorkOrder order, BenchStep step, Instant at) {
        WorkEnds.decided(order, new WorkCommand.Work());
        var goods = step.in().getFirst();
        if (!order.bill(true).containsKey(goods.sku()))
            throw no("kitting.not-a-part", Map.of("sku", goods.sku().toString()));
        var in = new GoodsIn(bench(node, order), handled(node, order))
                .choose(Map.of(goods.sku(), goods.units()), step.in());
        var scrapped = consumed(order, in, Location.SCRAP, "kit-scrap", step, at);
        keep(node, order, step, at, scrapped);
        store.scrapped(node, order, goods.sku(), goods.units());
        var wanted = new Keeping.Wanted(order, goods.sku(), goods.units(), Set.of());
        return keeping.keep(node, List.of(wanted), at).getOrDefault(0, 0L);
    }

    private List<Balance> bench(NodeId node, WorkOrder order) {
        var bench = order.bench();
        return bench == null ? List.of() : view.contents(node, List.of(bench)).getOrDefault(bench, List.of());
    }

    private Map<Sku, Handling> handled(NodeId node, WorkOrder order) {
        return items.handling(
                node, order.parts().stream().map(WorkOrder.Part::sku).distinct().toList());
    }

    private static Map<Sku, Long> times(Map<Sku, Long> bill, long units) {
        Map<Sku, Long> times = new TreeMap<>();
        bill.forEach((sku, each) -> times.put(sku, Math.multiplyExact(each, units)));
        return times;
    }

    private @Nullable LocalDate earliest(NodeId node, List<GoodsIn.Chosen> in) {
        var lots = in.stream()
                .map(one -> new Lot.Key(one.key().sku(), one.key().lot()))
                .distinct()
                .toList();
        return view.expiries(node, lots).values().stream()
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** Of two who tell one lot two days at a moment, the second starts over. */
    private void describe(NodeId node, GoodsOut made, List<BenchStep.Goods> out) {
        var keys = out.stream().map(GoodsOut::key).distinct().toList();
        var lots = made.lots(out, view.expiries(node, keys));
        var days = stock.describe(node, lots);
        for (var lot : lots)
            if (lot.expiresOn() != null && !lot.expiresOn().equals(days.get(lot.key())))
                throw new CannotAcquireLockException("another told another day of lot " + lot.key());
    }

    private record Moved(Move move, String side) {}

    private List<Moved> consumed(
            WorkOrder order, List<GoodsIn.Chosen> in, long to, String reason, BenchStep step, Instant at) {
        return in.stream()
                .map(one -> new Moved(
                        new Move(
                                one.key().location(),
                                to,
                                one.key().sku(),
                                one.key().lot(),
                                one.key().status(),
                                one.units(),
                                false,
                                reason,
                                order.reference(),
                                step.worker(),
                                at,
                                one.serials()),
                        to == Location.SCRAP ? "scrap" : "in"))
                .toList();
    }

    private List<Moved> produced(NodeId node, WorkOrder order, List<BenchStep.Goods> out, BenchStep step, Instant at) {
        long dock = ends.dock(node);
        return out.stream()
                .map(one -> new Moved(
                        new Move(
                                Location.PRODUCTION,
                                dock,
                                one.sku(),
                                String.valueOf(one.lot()),
                                one.status(),
                                one.units(),
                                false,
                                "produced",
                                order.reference(),
                                step.worker(),
                                at,
                                one.serials()),
                        "out"))
                .toList();
    }

    /** Writes ledger, step and trace: all of it or nothing. */
    private void keep(NodeId node, WorkOrder order, BenchStep step, Instant at, List<Moved> moved) {
        var refused = stock.move(node, moved.stream().map(Moved::move).toList());
        refused.values().forEach(why -> {
            throw new Refused(Refused.Kind.CONFLICT, why);
        });
        long id = ids.next(node.value() & 255);
        steps.add(node, id, order.id(), step, at);
        steps.trace(node, id, moved.stream().flatMap(BenchWork::traced).toList());
    }

    private static Stream<StepStore.Trace> traced(Moved one) {
        var move = one.move();
        if (move.serials().isEmpty())
            return Stream.of(new StepStore.Trace(
                    one.side(), move.sku(), move.lot(), move.status().word(), "", move.quantity()));
        return move.serials().stream()
                .map(name -> new StepStore.Trace(
                        one.side(), move.sku(), move.lot(), move.status().word(), name, 1));
    }

    private static Refused no(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }
}
