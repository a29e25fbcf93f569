package dev.dovetail.oms.routing;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourcing;
import dev.dovetail.oms.sourcing.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Routes golden orders. Pure but for the place of a postal code and the names of nodes. */
@Component
class Golden {
    /** A Monday at noon UTC, so that calendars have no say. */
    private static final Instant WHEN = Instant.parse("2026-03-02T12:00:00Z");

    private static final int MOST_LINES = 100;

    private final Network network;

    Golden(Network network) {
        this.network = network;
    }

    List<GoldenOrder.Broken> broken(List<GoldenOrder> orders, World world) {
        var broken = new ArrayList<GoldenOrder.Broken>();
        for (var order : orders) {
            var got = route(order, world);
            var expected = sorted(order.expect());
            if (!got.equals(expected)) broken.add(new GoldenOrder.Broken(order.name(), expected, got));
        }
        return broken;
    }

    List<GoldenOrder.Expected> route(GoldenOrder order, World world) {
        int client = network.getChannel(order.channel()).client();
        var figures = new HashMap<Sku, List<Figure>>();
        for (int i = 0; i < order.stock().size(); i++) {
            var stock = order.stock().get(i);
            var sku = new Sku(client, stock.sku());
            figures.computeIfAbsent(sku, _ -> new ArrayList<>())
                    .add(new Figure(node(stock.node(), "/stock/" + i), sku, Claim.OPEN, stock.quantity(), 0, 0));
        }
        var sourced = Sourcing.source(demand(order, client), new Snapshot(figures, world));
        return sorted(sourced.allotments().stream()
                .map(a -> new GoldenOrder.Expected(
                        a.line(), network.findNode(a.node()).orElseThrow().code(), a.quantity()))
                .toList());
    }

    private Demand demand(GoldenOrder order, int client) {
        if (order.lines().isEmpty() || order.lines().size() > MOST_LINES)
            throw new Malformed("rules.golden-lines", "/lines", "1 to " + MOST_LINES + " lines");
        var place = network.place(order.country(), order.postalCode())
                .orElseThrow(() -> new Malformed("rules.golden-place", "/postalCode", "is not known"));
        var lines = new ArrayList<Demand.Line>();
        for (var line : order.lines())
            lines.add(new Demand.Line(
                    lines.size() + 1, new Sku(client, line.sku()), line.quantity(), line.weightGrams()));
        var terms = new Demand.Terms(order.channel(), order.country(), order.postalCode(), 100);
        return new Demand(lines, place, order.service(), WHEN, terms);
    }

    private NodeId node(String code, String path) {
        return network.findNode(code)
                .orElseThrow(() -> new Malformed("rules.unknown-node", path + "/node", code + " is not known"))
                .id();
    }

    private static List<GoldenOrder.Expected> sorted(List<GoldenOrder.Expected> expected) {
        return expected.stream()
                .sorted(Comparator.comparing(GoldenOrder.Expected::line).thenComparing(GoldenOrder.Expected::node))
                .toList();
    }
}
