package dev.dovetail.oms.sourcing;

import dev.cel.runtime.CelVariableResolver;
import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.oms.sourcing.RuleBook.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sites that one stage may use, the nearest first, with what a parcel from each counts. */
final class Options {
    /** As many as a set of them fits in one word. */
    static final int MOST = 60;

    /** @param fixed what opening a parcel here counts, in thousandths of a minor unit; 0 where {@code opened} by an earlier stage */
    record Option(
            int site, int id, double km, ZoneRate rate, long fixed, long perGram, long perPiece, boolean opened) {}

    private static final Comparator<Option> NEAREST =
            Comparator.comparingDouble(Option::km).thenComparingInt(Option::id);

    final List<Option> list = new ArrayList<>();

    private final Reach reach;
    private final Stage stage;
    private final Demand demand;
    private final CelVariableResolver order;

    /** @param dropped by site, where what this stage drops is noted */
    Options(
            Demand demand,
            World world,
            Reach reach,
            Stage stage,
            boolean[] opened,
            Stock stock,
            @Nullable String[] dropped) {
        this.reach = reach;
        this.stage = stage;
        this.demand = demand;
        this.order = new OrderTraits(demand);
        var filters = stage.filters().stream()
                .filter(filter -> filter.when() == null || filter.when().test(order))
                .toList();
        for (int site = 0; site < reach.km.length; site++) {
            if (reach.dropped[site] != null) continue;
            var why = why(filters, world, site, stock);
            dropped[site] = why;
            if (why == null) list.add(option(site, opened[site]));
        }
        list.sort(NEAREST);
        while (list.size() > MOST) dropped[list.removeLast().site()] = "too-many-nodes";
    }

    private @Nullable String why(List<RuleBook.Filter> filters, World world, int site, Stock stock) {
        for (var filter : filters) {
            boolean kept = filter.keep().asksOfNodesAlone()
                    ? world.terrain().kept(filter.keep())[site]
                    : filter.keep().test(traits(site, stock));
            if (!kept) return "rule: " + filter.name();
        }
        return null;
    }

    CelVariableResolver traits(int site, Stock stock) {
        return new OfferTraits(order, demand, reach, site, stock);
    }

    private Option option(int site, boolean opened) {
        var node = reach.node(site);
        var rate = Objects.requireNonNull(reach.rate[site]);
        long fixed = opened ? 0 : rate.costThousandths(0) + node.effort().parcelMinor() * 1000 + weights(site);
        return new Option(
                site,
                node.id().value(),
                reach.km[site],
                rate,
                fixed,
                rate.perKgMinor(),
                node.effort().unitMinor() * 1000,
                opened);
    }

    private long weights(int site) {
        var aim = stage.text().aim();
        double minor = 0;
        if (aim.perKmMinor() != null) minor += aim.perKmMinor() * reach.km[site];
        if (aim.perDayMinor() != null) minor += aim.perDayMinor() * reach.days(site);
        return Math.round(minor * 1000);
    }
}
