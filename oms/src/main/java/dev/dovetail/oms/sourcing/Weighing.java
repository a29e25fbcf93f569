package dev.dovetail.oms.sourcing;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.network.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes may ship the demand at all, and why the others may not. */
final class Weighing {
    private static final int MOST_OPTIONS = 60;

    private final Demand demand;
    private final Snapshot snapshot;
    private final Set<Integer> stocked;
    private final Map<Integer, String> dropped = new HashMap<>();
    private final List<Option> options = new ArrayList<>();

    Weighing(Demand demand, Snapshot snapshot) {
        this.demand = demand;
        this.snapshot = snapshot;
        this.stocked = demand.lines().stream()
                .flatMap(line -> snapshot.figures().getOrDefault(line.sku(), List.of()).stream())
                .filter(figure -> figure.available() > 0)
                .map((Figure figure) -> figure.node().value())
                .collect(toSet());
        snapshot.world().rates().find(demand.service(), 0);
        for (var node : snapshot.world().nodes()) weigh(node);
        keepNearest();
        options.sort(Option.CHEAPEST_FIRST);
    }

    /** The nodes that reach the place and have something of it, the cheapest per kilogram first. */
    List<Option> options() {
        return options;
    }

    /** Null where the node was weighed. */
    @org.jspecify.annotations.Nullable
    String dropped(Node node) {
        return dropped.get(node.id().value());
    }

    double km(Node node) {
        return node.at().kmTo(demand.place());
    }

    private void weigh(Node node) {
        double km = km(node);
        var rate = snapshot.world().rates().find(demand.service(), km);
        if (snapshot.avoided().contains(node.id())) dropped.put(node.id().value(), "gave-it-back");
        else if (!node.ships()) dropped.put(node.id().value(), "does-not-ship");
        else if (rate.isEmpty()) dropped.put(node.id().value(), "out-of-reach");
        else if (!stocked.contains(node.id().value())) dropped.put(node.id().value(), "no-stock");
        else options.add(new Option(node, km, rate.get()));
    }

    private void keepNearest() {
        options.sort(Comparator.comparingDouble(Option::km)
                .thenComparingInt(option -> option.node().id().value()));
        while (options.size() > MOST_OPTIONS)
            dropped.put(options.removeLast().node().id().value(), "too-many-nodes");
    }
}
