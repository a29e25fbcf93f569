package dev.dovetail.oms.inbounds;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be promised of goods on their way, order after order, each on what those before it left. Pure: the earliest day
 * that has some is chosen from first, by the sourcing of any order, as if its inbounds had landed at that day's beginning.
 */
public final class Preorders {
    private final List<Inbound> due;
    private final Map<Inbound, Long> left = new HashMap<>();

    Preorders(List<Inbound> due) {
        this.due = due.stream()
                .sorted(Comparator.comparing(Inbound::expectedOn)
                        .thenComparing(inbound -> inbound.node().value())
                        .thenComparing(Inbound::id))
                .toList();
        for (var inbound : due) left.put(inbound, inbound.available());
    }

    /** Nothing is on its way. */
    public static Preorders none() {
        return new Preorders(List.of());
    }

    /** Takes nothing: that is {@link #take}. A kit is promised only of what is there. */
    public Preordered find(OrderId order, Demand demand, Map<Integer, Long> missing, Snapshot seen) {
        var finding = new Finding(order, demand, missing, seen);
        byDay(demand, seen).forEach(finding::from);
        return finding.found();
    }

    /** The order has them; those after it see what is left. */
    public void take(Preordered preordered) {
        for (var claim : preordered.claims())
            for (var inbound : due) if (is(inbound, claim)) left.merge(inbound, -claim.quantity(), Long::sum);
    }

    private static boolean is(Inbound inbound, Claim claim) {
        return claim.node().equals(inbound.node())
                && claim.sku().equals(inbound.sku())
                && claim.pool().equals(Claim.inbound(inbound.id()));
    }

    /** By the moment from which an order could be begun at the node: the day's beginning in its zone, or now. */
    private TreeMap<Instant, List<Inbound>> byDay(Demand demand, Snapshot seen) {
        Map<NodeId, Node> nodes = seen.world().nodes().stream().collect(toMap(Node::id, node -> node));
        var byDay = new TreeMap<Instant, List<Inbound>>();
        for (var inbound : due) {
            var node = nodes.get(inbound.node());
            if (node == null || left.getOrDefault(inbound, 0L) == 0) continue;
            var from = inbound.expectedOn().atStartOfDay(node.calendar().zone()).toInstant();
            byDay.computeIfAbsent(from.isBefore(demand.orderedAt()) ? demand.orderedAt() : from, _ -> new ArrayList<>())
                    .add(inbound);
        }
        return byDay;
    }

    /** One order's choices, day after day. */
    private final class Finding {
        private final OrderId order;
        private final Demand demand;
        private final Snapshot seen;
        private final Map<Integer, Long> missing;
        private final List<Claim> claims = new ArrayList<>();
        private final List<OrderFact.PreOrdered.Due> dues = new ArrayList<>();
        private final List<Decided> decided = new ArrayList<>();
        private Sourced.@Nullable Promise promise;

        Finding(OrderId order, Demand demand, Map<Integer, Long> missing, Snapshot seen) {
            this.order = order;
            this.demand = demand;
            this.missing = new TreeMap<>(missing);
            this.seen = seen;
        }

        void from(Instant from, List<Inbound> inbounds) {
            var lines = demand.lines().stream()
                    .filter(line -> line.parts().isEmpty() && missing.getOrDefault(line.line(), 0L) > 0)
                    .map(this::rest)
                    .toList();
            if (lines.isEmpty()) return;
            var asked = new Demand(lines, demand.place(), demand.service(), from, demand.terms());
            var scene = seen.having(figures(inbounds));
            var sourced = Sourcing.source(asked, scene);
            if (sourced.allotments().isEmpty()) return;
            var here = new HashMap<Inbound, Long>();
            for (var inbound : inbounds) here.put(inbound, left.getOrDefault(inbound, 0L));
            for (var allotment : sourced.allotments()) draw(allotment, inbounds, here);
            decided.add(new Decided(order, "pre-order", asked, scene, sourced));
            var day = sourced.promise().orElse(null);
            if (day != null && (promise == null || day.on().isAfter(promise.on()))) promise = day;
        }

        private Demand.Line rest(Demand.Line line) {
            return new Demand.Line(
                    line.line(),
                    line.sku(),
                    missing.getOrDefault(line.line(), 0L),
                    line.weightGrams(),
                    line.valueMinor(),
                    line.group(),
                    line.parts());
        }

        /** To sourcing they are goods that every channel may claim. */
        private Map<Sku, List<Figure>> figures(List<Inbound> inbounds) {
            var figures = new TreeMap<Sku, List<Figure>>();
            for (var inbound : inbounds)
                figures.computeIfAbsent(inbound.sku(), _ -> new ArrayList<>())
                        .add(new Figure(
                                inbound.node(), inbound.sku(), Claim.OPEN, left.getOrDefault(inbound, 0L), 0, 0));
            return figures;
        }

        private void draw(Sourced.Allotment allotment, List<Inbound> inbounds, Map<Inbound, Long> here) {
            long need = allotment.quantity();
            for (var inbound : inbounds) {
                if (!inbound.node().equals(allotment.node()) || !inbound.sku().equals(allotment.sku())) continue;
                long units = Math.min(need, here.getOrDefault(inbound, 0L));
                if (units == 0) continue;
                here.merge(inbound, -units, Long::sum);
                need -= units;
                give(allotment.line(), inbound, units);
            }
            if (need > 0) throw new IllegalStateException("more is allotted than is on its way");
        }

        private void give(int line, Inbound inbound, long units) {
            claims.add(new Claim(inbound.node(), order, line, inbound.sku(), units, Claim.inbound(inbound.id())));
            dues.add(new OrderFact.PreOrdered.Due(
                    line, inbound.node().value(), inbound.id(), inbound.expectedOn(), units));
            if (missing.merge(line, -units, Long::sum) == 0) missing.remove(line);
        }

        Preordered found() {
            return new Preordered(claims, missing, promise, dues, decided);
        }
    }
}
