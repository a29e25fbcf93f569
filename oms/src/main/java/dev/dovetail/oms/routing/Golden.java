package dev.dovetail.oms.routing;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.decisions.Remade;
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
import java.util.Map;
import org.springframework.stereotype.Component;

/** Routes golden orders, and makes them of captured ones. */
@Component
class Golden {
    /** A Monday at noon UTC, so that calendars have no say. */
    private static final Instant WHEN = Instant.parse("2026-03-02T12:00:00Z");

    private static final int MOST_LINES = 100;

    private final Network network;
    private final Decisions decisions;

    Golden(Network network, Decisions decisions) {
        this.network = network;
        this.decisions = decisions;
    }

    /** An order as it was captured, which is expected to route as it does in this world. */
    GoldenOrder of(String name, OrderId id, World world) {
        var captured = decisions.captures(new long[] {id.value()}).get(id.value());
        if (captured == null) throw no("rules.order-without-choice", id);
        var demand = captured.demand();
        if (demand.lines().stream().anyMatch(line -> !line.parts().isEmpty())) throw no("rules.golden-kit", id);
        var terms = demand.terms();
        var lines = demand.lines().stream()
                .map(line -> new GoldenOrder.Line(line.sku().code(), line.quantity(), line.weightGrams()))
                .toList();
        var asked = new GoldenOrder(
                name,
                terms.channel(),
                demand.service(),
                terms.country(),
                terms.postalCode(),
                lines,
                stock(captured),
                List.of());
        return asked.expecting(route(asked, world));
    }

    private List<GoldenOrder.Stock> stock(Remade captured) {
        var stock = new ArrayList<GoldenOrder.Stock>();
        captured.snapshot().figures().forEach((sku, figures) -> {
            for (var figure : figures)
                if (figure.available() > 0
                        && figure.claimableBy(captured.demand().terms().channel()))
                    network.findNode(figure.node())
                            .ifPresent(node ->
                                    stock.add(new GoldenOrder.Stock(node.code(), sku.code(), figure.available())));
        });
        stock.sort(Comparator.comparing(GoldenOrder.Stock::sku).thenComparing(GoldenOrder.Stock::node));
        return stock;
    }

    private static Refused no(String code, OrderId order) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, Map.of("order", order.toString())));
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
