package dev.dovetail.oms.sourcing;

import static java.util.stream.Collectors.joining;

import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.kernel.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a choice into words and figures, when somebody asks. */
final class Reasons {
    private final Demand demand;
    private final Choosing choosing;
    private final Snapshot snapshot;
    private @Nullable Explanation made;

    Reasons(Demand demand, Snapshot snapshot, Choosing choosing) {
        this.demand = demand;
        this.snapshot = snapshot;
        this.choosing = choosing;
    }

    boolean exact() {
        return choosing.exact;
    }

    /** Made once: who keeps a choice asks for its sentence and for the whole. */
    Explanation explain(Sourced sourced) {
        var known = made;
        if (known == null) {
            known = make(sourced);
            made = known;
        }
        return known;
    }

    private Explanation make(Sourced sourced) {
        var stock = new Stock(demand, snapshot);
        var items = new Items(demand.lines(), Rules.Limits.NONE).list;
        var candidates = new ArrayList<Explanation.Candidate>();
        for (int site = 0; site < choosing.reach.km.length; site++)
            candidates.add(candidate(site, items, stock, sourced));
        return new Explanation(
                sentence(sourced, candidates),
                demand.service(),
                choosing.world.rules().version(),
                choosing.stages,
                sourced.costMinor(),
                choosing.exact,
                tie(sourced, candidates),
                candidates);
    }

    /** Nodes that a nearer one makes needless are not searched, but they may have been as good. */
    private @Nullable String tie(Sourced sourced, List<Explanation.Candidate> candidates) {
        if (choosing.tie != null || sourced.parcels().size() != 1) return choosing.tie;
        var chosen = sourced.parcels().getFirst();
        var equal = candidates.stream()
                .filter(other -> !other.chosen() && Objects.equals(other.aloneMinor(), chosen.costMinor()))
                .toList();
        if (equal.isEmpty()) return null;
        return equal.stream().anyMatch(other -> other.km() == Math.round(chosen.km()))
                ? "lower node number"
                : "less distance";
    }

    private Explanation.Candidate candidate(int site, List<Items.Item> items, Stock stock, Sourced sourced) {
        var node = choosing.reach.node(site);
        var zone = choosing.reach.rate[site];
        var dropped = choosing.dropped[site];
        boolean chosen =
                sourced.parcels().stream().anyMatch(parcel -> parcel.node().equals(node.id()));
        return new Explanation.Candidate(
                node.code(),
                Math.round(choosing.reach.km[site]),
                zone == null ? null : zone.zone(),
                dropped != null || zone == null ? null : alone(site, zone, items, stock),
                chosen,
                chosen ? null : dropped);
    }

    private @Nullable Long alone(int site, ZoneRate zone, List<Items.Item> items, Stock stock) {
        var effort = choosing.reach.node(site).effort();
        long grams = 0, pieces = 0;
        for (var item : items) {
            if (stock.of(item, site) < item.need()) return null;
            grams += item.need() * item.grams();
            pieces += item.need() * item.pieces();
        }
        return ZoneRate.rounded(
                zone.costThousandths(grams) + (effort.parcelMinor() + effort.unitMinor() * pieces) * 1000);
    }

    private String sentence(Sourced sourced, List<Explanation.Candidate> candidates) {
        if (sourced.parcels().isEmpty()) return "No node that may ship it has any of it.";
        var names = sourced.parcels().stream()
                .map(Sourced.Parcel::nodeCode)
                .distinct()
                .collect(joining(" and "));
        if (demand.terms().pickup() != null) return names + ", where the customer collects.";
        var cost = money(sourced.costMinor(), sourced.currency());
        var stages =
                choosing.world.rules().version() == 0 ? "" : " By " + String.join(", then ", choosing.stages) + ".";
        return by(sourced, candidates, names, cost) + stages;
    }

    private String by(Sourced sourced, List<Explanation.Candidate> candidates, String names, String cost) {
        boolean one =
                sourced.parcels().stream().map(Sourced.Parcel::node).distinct().count() == 1;
        boolean cheapest = choosing.world.rules().stages().stream()
                .allMatch(stage -> stage.keys().isEmpty());
        if (!cheapest) return "%s, for %s, as the rules order the nodes.".formatted(names, cost);
        if (one) return "%s alone, for %s: no other node and no split is cheaper.".formatted(names, cost);
        var alone = candidates.stream()
                .map(Explanation.Candidate::aloneMinor)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min();
        if (alone.isEmpty()) return "%s together, for %s: no node has everything alone.".formatted(names, cost);
        var saved = money(alone.getAsLong() - sourced.costMinor(), sourced.currency());
        return "%s together, for %s: %s less than from one node.".formatted(names, cost, saved);
    }

    private static String money(long minor, String currency) {
        return currency.isEmpty()
                ? Long.toString(minor)
                : new Money(minor, Currency.getInstance(currency)).amount().toPlainString() + " " + currency;
    }
}
