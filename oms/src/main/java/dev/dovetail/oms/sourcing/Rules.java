package dev.dovetail.oms.sourcing;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How orders are sourced, as people write it: stages one after the other, each over what those before it left. Data; what
 * is run is the {@link RuleBook} made of it.
 *
 * @param name what people call it
 */
public record Rules(String name, List<Stage> stages) {
    public Rules {
        stages = List.copyOf(stages);
    }

    /**
     * @param when the orders it is for, in CEL over {@code order.*}; every order where left out
     * @param rules which nodes it may use
     * @param limits how far an order may be split
     */
    public record Stage(
            String name,
            @Nullable String when,
            @Nullable List<Rule> rules,
            @Nullable Objective objective,
            @Nullable Limits limits) {
        public List<Rule> filters() {
            return requireNonNullElse(rules, List.of());
        }

        Objective aim() {
            return requireNonNullElse(objective, Objective.CHEAPEST);
        }

        Limits bounds() {
            return requireNonNullElse(limits, Limits.NONE);
        }
    }

    /**
     * Keeps only the nodes for which {@code keep} holds, where {@code when} holds of the order.
     *
     * @param keep CEL over {@code node.*} and {@code order.*}
     */
    public record Rule(String name, @Nullable String when, String keep) {}

    /**
     * What is best: the cheapest by weighted cost, or nodes taken in an order.
     *
     * @param sequence {@code proximity}, {@code inventory}, {@code cost} or a CEL number over {@code node.*}, the first
     *     deciding and the others where it is equal; smaller first, with {@code -} in front larger first. Empty: the cheapest
     * @param together a node that has everything comes before any split; only with a sequence
     * @param perKmMinor what a kilometre of each parcel counts beside its cost, in minor units
     * @param perDayMinor what a day until each parcel's arrival counts beside its cost
     * @param perSplitMinor what each parcel after the first counts; part of the cost
     */
    public record Objective(
            @Nullable List<String> sequence,
            @Nullable Boolean together,
            @Nullable Double perKmMinor,
            @Nullable Double perDayMinor,
            @Nullable Long perSplitMinor) {
        static final Objective CHEAPEST = new Objective(null, null, null, null, null);

        public List<String> keys() {
            return requireNonNullElse(sequence, List.of());
        }
    }

    /**
     * @param parcels at most so many nodes
     * @param wholeLines whether a line's units must come from one node
     * @param parcelMinor a split parcel is worth at least so much
     * @param parcelGrams a carrier takes no heavier parcel: what one node ships is divided into such parcels
     * @param complete all of the order or nothing of it
     */
    public record Limits(
            @Nullable Integer parcels,
            @Nullable Boolean wholeLines,
            @Nullable Long parcelMinor,
            @Nullable Long parcelGrams,
            @Nullable Boolean complete) {
        static final Limits NONE = new Limits(null, null, null, null, null);

        boolean linesStayWhole() {
            return Boolean.TRUE.equals(wholeLines);
        }

        int mostParcels() {
            return requireNonNullElse(parcels, Integer.MAX_VALUE);
        }

        long leastValue() {
            return requireNonNullElse(parcelMinor, 0L);
        }

        boolean allOrNothing() {
            return Boolean.TRUE.equals(complete);
        }
    }
}
