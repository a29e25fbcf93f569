package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.oms.network.Node;
import java.util.Comparator;

/** A node that may ship this order, with what its parcel costs. */
record Option(Node node, double km, ZoneRate rate) {
    /** Units are taken from the cheapest per kilogram first, then from the nearest; the id settles the rest. */
    static final Comparator<Option> CHEAPEST_FIRST = Comparator.comparingLong(
                    (Option option) -> option.rate().perKgMinor())
            .thenComparingDouble(Option::km)
            .thenComparingInt(option -> option.node().id().value());

    /** What opening a parcel here costs, in thousandths of a minor unit. */
    long fixedThousandths() {
        return rate.costThousandths(0) + node.handlingMinor() * 1000;
    }

    /** What a parcel of this weight costs, handling included. */
    long costMinor(long grams) {
        return ZoneRate.rounded(fixedThousandths() + rate.perKgMinor() * grams);
    }
}
