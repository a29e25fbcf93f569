package dev.dovetail.oms.decisions;

import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Explanation;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What came out of a choice, in bytes, without what its demand and its scene say: the SKU of a line, codes and zones of nodes,
 * the service, the version of the rules. Candidates are the scene's nodes, in their order; those that send a parcel are chosen.
 */
final class PackedOutcome {
    private PackedOutcome() {}

    static void write(Pack pack, Decision.Outcome outcome) {
        var why = outcome.explanation();
        pack.each(
                        outcome.given(),
                        given -> pack.whole(given.line()).whole(given.node()).whole(given.quantity()))
                .each(
                        outcome.missing().entrySet(),
                        one -> pack.whole(one.getKey()).whole(one.getValue()))
                .each(outcome.parcels(), parcel -> write(pack, parcel))
                .whole(outcome.costMinor())
                .text(outcome.currency())
                .text(why.why())
                .each(why.stages(), pack::text)
                .whole(why.exact() ? 1 : 0)
                .text(why.tie())
                .each(why.candidates(), one -> PackedCandidate.write(pack, one));
    }

    static Decision.Outcome read(Unpack from, Demand demand, World world) {
        var nodes = new HashMap<Integer, Node>();
        for (var node : world.nodes()) nodes.put(node.id().value(), node);
        var skus = new HashMap<Integer, String>();
        for (var line : demand.lines()) skus.put(line.line(), line.sku().code());
        var given = from.each(() -> given(from, skus));
        var missing = new TreeMap<Integer, Long>();
        from.each(() -> missing.put(from.number(), from.whole()));
        var parcels = from.each(() -> parcel(from, nodes));
        long cost = from.whole();
        return new Decision.Outcome(
                given, missing, parcels, cost, from.text(), explanation(from, demand, world, parcels, cost));
    }

    private static Decision.Given given(Unpack from, Map<Integer, String> skus) {
        int line = from.number();
        return new Decision.Given(line, Objects.requireNonNull(skus.get(line)), from.number(), from.whole());
    }

    private static void write(Pack pack, Sourced.Parcel parcel) {
        pack.whole(parcel.node().value())
                .real(parcel.km())
                .whole(parcel.rateZone())
                .whole(parcel.grams())
                .whole(parcel.costMinor())
                .day(parcel.leavesOn())
                .instant(parcel.shipBy())
                .day(parcel.arrivesOn());
    }

    private static Sourced.Parcel parcel(Unpack from, Map<Integer, Node> nodes) {
        var node = Objects.requireNonNull(nodes.get(from.number()));
        return new Sourced.Parcel(
                node.id(),
                node.code(),
                from.real(),
                from.number(),
                from.whole(),
                from.whole(),
                from.day(),
                from.instant(),
                from.day(),
                node.calendar().zone());
    }

    private static Explanation explanation(
            Unpack from, Demand demand, World world, List<Sourced.Parcel> parcels, long cost) {
        var why = from.text();
        var stages = from.each(from::text);
        boolean exact = from.whole() == 1;
        var tie = from.textOrNull();
        var sending = parcels.stream().map(Sourced.Parcel::node).toList();
        var candidates = new ArrayList<Explanation.Candidate>();
        int count = from.number();
        for (var node : world.nodes().subList(0, count)) candidates.add(PackedCandidate.read(from, node, sending));
        return new Explanation(why, demand.service(), world.rules().version(), stages, cost, exact, tie, candidates);
    }
}
