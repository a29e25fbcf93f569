package dev.dovetail.oms.sourcing;

import java.util.List;
import java.util.TreeMap;

/**
 * Chooses the nodes that ship an order.
 *
 * <p>The cost of an assignment is the sum over its parcels, one for each node used: {@code base of the node's zone +
 * handling + per kg x kg of what it carries}. Single nodes and all splits, of lines too, are compared by that cost, and the
 * cheapest wins; ties fall to fewer parcels, then less distance, then lower node ids. The same function makes the
 * promise, so that a promise and its sourcing never disagree.
 */
public final class Sourcing {
    private Sourcing() {}

    /**
     * Pure: same demand and snapshot, same answer. Service lines are not demand; of each node only the pools that the
     * demand's channel may claim are looked at. Refuses {@code carriage.unknown-service}.
     */
    public static Sourced source(Demand demand, Snapshot moment) {
        var snapshot = moment.forChannel(demand.terms().channel());
        var weighing = new Weighing(demand, snapshot);
        var explaining = new Explaining(demand, snapshot, weighing);
        var supply = new Supply(demand, weighing.options(), snapshot.figures());
        if (supply.needsNothing()) return nothing(demand, explaining.nothing());
        var search = new Search(weighing.options(), supply);
        var picks = new Picks(demand, weighing.options(), supply, search.run());
        return new Sourced(
                picks.allotments,
                picks.missing,
                picks.parcels,
                picks.parcels.stream().mapToLong(Sourced.Parcel::costMinor).sum(),
                weighing.options().getFirst().rate().currency(),
                explaining.choice(search, picks.parcels));
    }

    private static Sourced nothing(Demand demand, Explanation why) {
        var missing = new TreeMap<Integer, Long>();
        for (var line : demand.lines()) missing.put(line.line(), line.quantity());
        return new Sourced(List.of(), missing, List.of(), 0, "", why);
    }
}
