package dev.dovetail.oms.shortfalls;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.availability.StockMissing;
import dev.dovetail.oms.fulfillment.Rework;
import dev.dovetail.oms.orders.Orders;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** A node has less than was promised there: what it was not given yet is had elsewhere, or is short. Orders are locked, then figures. */
@Component
class MissingInward implements Inward {
    /** Orders that are looked at: those captured last go without first. */
    private static final int MOST_ORDERS = 2_000;

    private static final String WHY = "the node has less than was promised";

    private final Positions positions;
    private final Orders orders;
    private final Rework rework;
    private final Json json;
    private final InstantSource clock;

    MissingInward(Positions positions, Orders orders, Rework rework, Json json, InstantSource clock) {
        this.positions = positions;
        this.orders = orders;
        this.rework = rework;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return StockMissing.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var byNode = new TreeMap<NodeId, Set<Sku>>(Comparator.comparingInt(NodeId::value));
        for (var message : messages) {
            var told = json.read(message.body(), StockMissing.class);
            byNode.computeIfAbsent(told.node(), _ -> new TreeSet<>()).addAll(told.skus());
        }
        var holders = new HashSet<OrderId>();
        byNode.forEach((node, skus) -> holders.addAll(positions.holders(node, skus, MOST_ORDERS)));
        var locked = orders.lock(holders);
        var figures = positions.lockFigures(
                byNode.values().stream().flatMap(Collection::stream).collect(toSet()));
        var cause = new Cause("system", clock.instant(), "shortfall");
        byNode.forEach((node, skus) -> {
            var missing = missing(node, skus, figures);
            if (!missing.isEmpty()) rework.clear(node, missing, locked.values(), WHY, cause);
        });
    }

    private static Map<Sku, Long> missing(NodeId node, Set<Sku> skus, Map<Sku, List<Figure>> figures) {
        var missing = new TreeMap<Sku, Long>();
        for (var sku : skus)
            for (var figure : figures.getOrDefault(sku, List.of()))
                if (figure.node().equals(node) && figure.shortfall() > 0)
                    missing.merge(sku, figure.shortfall(), Long::sum);
        return missing;
    }
}
