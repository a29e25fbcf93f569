package dev.dovetail.oms.sourcing;

import static java.util.stream.Collectors.joining;

import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.kernel.Money;
import dev.dovetail.oms.network.Node;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a choice into words and figures. */
final class Explaining {
    private final Demand demand;
    private final Snapshot snapshot;
    private final Weighing weighing;

    Explaining(Demand demand, Snapshot snapshot, Weighing weighing) {
        this.demand = demand;
        this.snapshot = snapshot;
        this.weighing = weighing;
    }

    Explanation nothing() {
        return new Explanation(
                "No node that reaches the place has any of it.",
                demand.service(),
                0,
                true,
                candidates(_ -> null, List.of()));
    }

    Explanation choice(Search search, List<Sourced.Parcel> parcels) {
        var alone = weighing.options().stream()
                .collect(Collectors.toMap(
                        option -> option.node().id().value(), option -> search.costAlone(option), (a, _) -> a));
        long cost = parcels.stream().mapToLong(Sourced.Parcel::costMinor).sum();
        var cheapestAlone = alone.values().stream()
                .filter(c -> c != Search.IMPOSSIBLE)
                .mapToLong(ZoneRate::rounded)
                .min();
        return new Explanation(
                sentence(parcels, cost, cheapestAlone),
                demand.service(),
                cost,
                search.exact(),
                candidates(node -> minor(alone.get(node.id().value())), parcels));
    }

    private static @Nullable Long minor(@Nullable Long thousandths) {
        return thousandths == null || thousandths == Search.IMPOSSIBLE ? null : ZoneRate.rounded(thousandths);
    }

    private String sentence(List<Sourced.Parcel> parcels, long cost, OptionalLong cheapestAlone) {
        var names = parcels.stream().map(Sourced.Parcel::nodeCode).collect(joining(" and "));
        if (parcels.size() == 1)
            return "%s alone, for %s: no other node and no split is cheaper.".formatted(names, money(cost));
        if (cheapestAlone.isEmpty())
            return "%s together, for %s: no node has everything alone.".formatted(names, money(cost));
        long saved = cheapestAlone.getAsLong() - cost;
        return "%s together, for %s: %s less than from one node.".formatted(names, money(cost), money(saved));
    }

    private String money(long minor) {
        var currency = weighing.options().getFirst().rate().currency();
        return new Money(minor, Currency.getInstance(currency)).amount().toPlainString() + " " + currency;
    }

    private List<Explanation.Candidate> candidates(
            Function<Node, @Nullable Long> aloneMinor, List<Sourced.Parcel> parcels) {
        return snapshot.world().nodes().stream()
                .map(node -> new Explanation.Candidate(
                        node.code(),
                        Math.round(weighing.km(node)),
                        snapshot.world()
                                .rates()
                                .find(demand.service(), weighing.km(node))
                                .map(ZoneRate::zone)
                                .orElse(null),
                        aloneMinor.apply(node),
                        parcels.stream().anyMatch(parcel -> parcel.node().equals(node.id())),
                        weighing.dropped(node)))
                .toList();
    }
}
