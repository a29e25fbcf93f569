package dev.dovetail.oms.sourcing;

/**
 * Chooses the nodes that ship an order.
 *
 * <p>The cost of an assignment is the sum over its parcels, one for each node used, of {@code base of the node's zone +
 * per kg x kg + handling of the parcel and of each unit}, and a penalty for each parcel after the first. Where the rules say
 * nothing else, single nodes and all splits, of lines too, are compared by that cost, and the cheapest wins; ties fall to
 * fewer parcels, then less distance, then lower node ids. The same function makes the promise, so that a promise and its
 * sourcing never disagree.
 */
public final class Sourcing {
    private Sourcing() {}

    /**
     * Pure: same demand and snapshot, same answer. Service lines are not demand; of each node only the pools that the
     * demand's channel may claim are looked at. Refuses {@code carriage.unknown-service}, {@code
     * sourcing.too-many-parcels}.
     */
    public static Sourced source(Demand demand, Snapshot snapshot) {
        var choosing = new Choosing(demand, snapshot);
        var picks = new Picks(choosing);
        var currency = picks.currency();
        return new Sourced(
                picks.allotments,
                choosing.missing(),
                picks.parcels,
                picks.costMinor,
                currency == null ? "" : currency,
                new Reasons(demand, snapshot, choosing));
    }
}
