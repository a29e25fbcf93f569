package dev.dovetail.oms.rearrangements;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Snapshots;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a node could have units, as sourcing sees it: calendars, reach, capacity, rules and stock count as for any order.
 * A hint, for the figures are locked only when the units are given.
 */
@Component
class Targets {
    private static final int MOST_NAMED = 20;

    private final Snapshots snapshots;
    private final Catalog catalog;

    Targets(Snapshots snapshots, Catalog catalog) {
        this.snapshots = snapshots;
        this.catalog = catalog;
    }

    void check(LockedOrder order, List<Chosen.Line> lines, List<Node> nodes, NodeId from, Node to, Cause cause) {
        if (to.id().equals(from)) throw no("rearrangements.same-node", Map.of("node", to.code()));
        var demand = demand(order, lines, cause);
        var seen = snapshots.of(
                demand.lines().stream().flatMap(line -> line.goods().stream()).collect(toSet()));
        var sourced = alone(demand, seen, to.id());
        if (sourced.whole()) return;
        var possible = nodes.stream()
                .filter(node -> !node.id().equals(from) && !node.id().equals(to.id()))
                .filter(node -> alone(demand, seen, node.id()).whole())
                .map(Node::code)
                .sorted()
                .limit(MOST_NAMED)
                .toList();
        var why = dropped(sourced, to.code());
        if (why == null || why.equals("no-stock"))
            throw no(
                    "rearrangements.no-stock",
                    Map.of("node", to.code(), "short", lacks(demand, sourced), "possible", possible));
        throw no("rearrangements.not-allowed", Map.of("node", to.code(), "why", why, "possible", possible));
    }

    private Demand demand(LockedOrder order, List<Chosen.Line> lines, Cause cause) {
        var items = catalog.find(lines.stream().map(Chosen.Line::sku).collect(toSet()));
        var units = new TreeMap<Integer, Long>();
        var skus = new TreeMap<Integer, Sku>();
        for (var line : lines) {
            units.merge(line.line(), line.units(), Long::sum);
            skus.put(line.line(), line.sku());
        }
        var asked = new ArrayList<Demand.Line>();
        skus.forEach((line, sku) ->
                asked.add(Backlog.line(line, sku, units.getOrDefault(line, 0L), items.get(sku), order.traits(line))));
        return Backlog.demand(order.head(), asked, cause.at());
    }

    private static Sourced alone(Demand demand, Snapshot seen, NodeId node) {
        return Sourcing.source(
                demand,
                seen.avoiding(seen.world().nodes().stream()
                        .map(Node::id)
                        .filter(id -> !id.equals(node))
                        .collect(toSet())));
    }

    private static @Nullable String dropped(Sourced sourced, String node) {
        return sourced.explanation().candidates().stream()
                .filter(candidate -> candidate.node().equals(node))
                .findFirst()
                .map(candidate -> String.valueOf(candidate.dropped()))
                .filter(why -> !why.equals("null"))
                .orElse(null);
    }

    record Lack(int line, String sku, long asked, long available) {}

    private static List<Lack> lacks(Demand demand, Sourced sourced) {
        var lacks = new ArrayList<Lack>();
        for (var line : demand.lines()) {
            long missing = sourced.missing().getOrDefault(line.line(), 0L);
            if (missing > 0)
                lacks.add(new Lack(line.line(), line.sku().code(), line.quantity(), line.quantity() - missing));
        }
        return lacks;
    }

    private static Refused no(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }
}
