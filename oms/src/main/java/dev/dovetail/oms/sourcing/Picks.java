package dev.dovetail.oms.sourcing;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import dev.dovetail.carriage.ZoneRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A choice, worked out: which line's units come from where, and what parcels that makes. */
final class Picks {
    /** Beyond it an order is refused rather than listed parcel by parcel. */
    private static final int MOST_PARCELS = 1_000;

    final List<Sourced.Allotment> allotments = new ArrayList<>();
    final List<Sourced.Parcel> parcels = new ArrayList<>();
    final long costMinor;

    private final Choosing choosing;
    private final Map<Integer, List<Load>> loads = new TreeMap<>(comparingInt(this::id));

    /** Units of one line in a node's parcels. */
    private record Load(Demand.Line line, long units) {
        long pieces() {
            long pieces = line.parts().isEmpty() ? 1 : 0;
            for (var part : line.parts()) pieces += part.units();
            return pieces * units;
        }
    }

    Picks(Choosing choosing) {
        this.choosing = choosing;
        for (var line : choosing.demand.lines())
            choosing.given.getOrDefault(line.line(), Map.of()).forEach((site, units) -> {
                var node = choosing.reach.node(site).id();
                allotments.add(new Sourced.Allotment(line.line(), line.sku(), node, units, line.parts()));
                loads.computeIfAbsent(site, _ -> new ArrayList<>()).add(new Load(line, units));
            });
        loads.forEach(this::addParcels);
        long splits = Math.max(0, loads.size() - 1) * choosing.perSplitMinor;
        costMinor = parcels.stream().mapToLong(Sourced.Parcel::costMinor).sum() + splits;
    }

    private int id(int site) {
        return choosing.reach.node(site).id().value();
    }

    private void addParcels(int site, List<Load> loads) {
        var packed = Parcelling.divide(
                loads.stream()
                        .map(load ->
                                new Parcelling.Pieces(load.units(), load.line().weightGrams()))
                        .toList(),
                choosing.parcelGrams,
                MOST_PARCELS);
        long pieces = loads.stream().mapToLong(Load::pieces).sum();
        for (int i = 0; i < packed.size(); i++) parcels.add(parcel(site, packed.get(i), i == 0 ? pieces : 0));
    }

    /** What it costs to handle all of a node's pieces is in its first parcel. */
    private Sourced.Parcel parcel(int site, long grams, long pieces) {
        var node = choosing.reach.node(site);
        var rate = requireNonNull(choosing.reach.rate[site]);
        var calendar = node.calendar();
        var leaves = calendar.leavesOn(choosing.demand.orderedAt());
        long cost = rate.costThousandths(grams)
                + (node.effort().parcelMinor() + node.effort().unitMinor() * pieces) * 1000;
        return new Sourced.Parcel(
                node.id(),
                node.code(),
                choosing.reach.km[site],
                rate.zone(),
                grams,
                ZoneRate.rounded(cost),
                leaves,
                calendar.shipBy(leaves),
                calendar.arrivesOn(leaves, rate.transitDays()),
                calendar.zone());
    }

    /** Of the rates that were chosen by; empty where nothing ships, or nothing is carried. */
    @Nullable
    String currency() {
        for (int site : loads.keySet()) {
            var rate = choosing.reach.rate[site];
            if (rate != null && rate != Reach.COLLECTED) return rate.currency();
        }
        return null;
    }
}
