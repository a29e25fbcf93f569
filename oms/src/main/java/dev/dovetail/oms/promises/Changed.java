package dev.dovetail.oms.promises;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.decisions.Remade;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names the fact by which an order was sourced otherwise than it was promised. Pure. */
final class Changed {
    private final Remade promised;
    private final Decided ordered;

    private Changed(Remade promised, Decided ordered) {
        this.promised = promised;
        this.ordered = ordered;
    }

    /**
     * @param promised what the promise was made from; null where that is kept no longer
     * @param then what it promised of goods on their way, and {@code now} what the order got of them
     */
    static String between(
            @Nullable Remade promised, Decided ordered, List<Promise.Coming> then, List<Promise.Coming> now) {
        if (promised == null) return "what it was made from is kept no longer";
        var changed = new Changed(promised, ordered);
        for (var reason : List.of(
                changed.basket(), changed.rules(), changed.stock(), changed.nodes(), changed.cutoff(), changed.day()))
            if (!reason.isEmpty()) return reason;
        return then.equals(now) ? "the network changed" : coming(then, now);
    }

    /** The first inbound, by its name, that gave another number of units. */
    private static String coming(List<Promise.Coming> then, List<Promise.Coming> now) {
        var gave = new TreeMap<String, Long>();
        then.forEach(one -> gave.merge(one.inbound(), one.units(), Long::sum));
        var gives = new TreeMap<String, Long>();
        now.forEach(one -> gives.merge(one.inbound(), one.units(), Long::sum));
        var names = new TreeSet<>(gave.keySet());
        names.addAll(gives.keySet());
        for (var name : names) {
            long before = gave.getOrDefault(name, 0L);
            long after = gives.getOrDefault(name, 0L);
            if (before != after) return "inbound " + name + " would give " + before + " of it, then " + after;
        }
        return "an inbound comes on another day";
    }

    private String basket() {
        var then = promised.demand();
        var now = ordered.demand();
        if (!lines(then).equals(lines(now))) return "the basket is another";
        if (!then.place().equals(now.place())) return "the place is another";
        if (!then.terms().equals(now.terms())) return "priority, tier or last day are others";
        return "";
    }

    private record Wanted(Sku sku, long quantity) {}

    private static List<Wanted> lines(Demand demand) {
        return demand.lines().stream()
                .map(line -> new Wanted(line.sku(), line.quantity()))
                .sorted(java.util.Comparator.comparing(Wanted::sku).thenComparing(Wanted::quantity))
                .toList();
    }

    private String rules() {
        int then = promised.snapshot().world().rules().version();
        int now = ordered.snapshot().world().rules().version();
        return then == now ? "" : "rules " + then + " became " + now;
    }

    /** The first SKU and node, by their names, of which there is no longer as much, or there is more. */
    private String stock() {
        var skus = new TreeSet<Sku>();
        for (var line : ordered.demand().lines()) skus.addAll(line.goods());
        for (var sku : skus)
            for (var node : ordered.snapshot().world().nodes()) {
                long then = available(promised.snapshot(), sku, node.id());
                long now = available(ordered.snapshot(), sku, node.id());
                if (then != now) return node.code() + " had " + then + " of " + sku.code() + ", then " + now;
            }
        return "";
    }

    private long available(Snapshot snapshot, Sku sku, NodeId node) {
        return snapshot.figures().getOrDefault(sku, List.of()).stream()
                .filter(figure -> figure.node().equals(node)
                        && figure.claimableBy(ordered.demand().terms().channel()))
                .mapToLong(figure -> figure.available())
                .sum();
    }

    private String nodes() {
        for (var node : ordered.snapshot().world().nodes()) {
            var then = node(promised.snapshot(), node.id());
            if (!node.equals(then)) return node.code() + " was set up otherwise";
        }
        return promised.snapshot()
                        .world()
                        .rates()
                        .list()
                        .equals(ordered.snapshot().world().rates().list())
                ? ""
                : "the rates changed";
    }

    private static @Nullable Node node(Snapshot snapshot, NodeId id) {
        return snapshot.world().nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private String cutoff() {
        for (var node : ordered.snapshot().world().nodes()) {
            var calendar = node.calendar();
            if (!calendar.leavesOn(promised.demand().orderedAt())
                    .equals(calendar.leavesOn(ordered.demand().orderedAt())))
                return "it came after the cutoff of " + node.code();
        }
        return "";
    }

    private String day() {
        return promised.snapshot().days().equals(ordered.snapshot().days()) ? "" : "a node's day filled up";
    }
}
