package dev.dovetail.oms.decisions;

import dev.dovetail.carriage.Rates;
import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.capacity.NodeDay;
import dev.dovetail.oms.network.NodeBody;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.RuleBook;
import dev.dovetail.oms.sourcing.Rules;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a choice was made from, as it is kept; everything in it has an order of its own, so that equal inputs are equal bytes. */
record Inputs(Demand demand, List<Has> stock, List<Integer> avoided, List<Day> days, List<Closed> closed) {

    /** What a node could promise of a SKU, as far as the order asked; nothing where only its feed says why. */
    record Has(Sku sku, int node, long available) {}

    /** A node that did not sell a SKU then, because of its feed. */
    record Closed(Sku sku, int node) {}

    record Day(int node, LocalDate day, int taken) {}

    /** Nodes, rates and rules, kept once for all choices made under them. */
    record Scene(List<NodeBody> nodes, List<ZoneRate> rates, int version, Rules rules) {
        static Scene of(World world) {
            return new Scene(
                    world.nodes().stream().map(NodeBody::of).toList(),
                    world.rates().list(),
                    world.rules().version(),
                    world.rules().text());
        }

        World world() {
            return new World(
                    nodes.stream()
                            .map(node -> node.toNode(Objects.requireNonNull(node.code())))
                            .toList(),
                    Rates.of(rates),
                    version == 0 ? RuleBook.STANDARD : RuleBook.of(version, rules));
        }
    }

    static Inputs of(Demand demand, Snapshot snapshot) {
        var stock = new ArrayList<Has>();
        for (var sku : skus(demand)) {
            var byNode = new TreeMap<Integer, Long>();
            var closed = snapshot.stale(demand.terms().channel(), sku);
            for (var figure : snapshot.figures().getOrDefault(sku, List.of()))
                if ((figure.available() > 0 || closed.contains(figure.node()))
                        && figure.claimableBy(demand.terms().channel()))
                    byNode.merge(figure.node().value(), figure.available(), Long::sum);
            byNode.forEach((node, available) -> stock.add(new Has(sku, node, available)));
        }
        return new Inputs(
                demand,
                stock,
                snapshot.avoided().stream().map(NodeId::value).sorted().toList(),
                snapshot.days().entrySet().stream()
                        .map(e -> new Day(e.getKey().node().value(), e.getKey().day(), e.getValue()))
                        .sorted(Comparator.comparing(Day::node).thenComparing(Day::day))
                        .toList(),
                closed(demand, snapshot));
    }

    private static List<Closed> closed(Demand demand, Snapshot snapshot) {
        return skus(demand).stream()
                .flatMap(sku -> snapshot.stale(demand.terms().channel(), sku).stream()
                        .map(NodeId::value)
                        .sorted()
                        .map(node -> new Closed(sku, node)))
                .toList();
    }

    /** The goods it asks for, sorted. */
    static TreeSet<Sku> skus(Demand demand) {
        var skus = new TreeSet<Sku>();
        for (var line : demand.lines()) {
            if (line.parts().isEmpty()) skus.add(line.sku());
            for (var part : line.parts()) skus.add(part.sku());
        }
        return skus;
    }

    Snapshot snapshot(World world) {
        Map<Sku, List<Figure>> figures = new TreeMap<>();
        for (var has : stock)
            figures.computeIfAbsent(has.sku(), _ -> new ArrayList<>())
                    .add(new Figure(new NodeId(has.node()), has.sku(), Claim.OPEN, has.available(), 0, 0));
        var taken = new HashMap<NodeDay, Integer>();
        for (var day : days) taken.put(new NodeDay(new NodeId(day.node()), day.day()), day.taken());
        var stale = new HashMap<Sku, Set<NodeId>>();
        for (var one : closed)
            stale.computeIfAbsent(one.sku(), _ -> new HashSet<>()).add(new NodeId(one.node()));
        var none = new HashSet<>(avoided.stream().map(NodeId::new).toList());
        return new Snapshot(figures, world, none, taken, Map.of(demand.terms().channel(), stale));
    }
}
