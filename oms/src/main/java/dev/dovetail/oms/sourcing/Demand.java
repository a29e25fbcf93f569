package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.network.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shipped, whither, and how fast. Refuses more than a million tonnes: {@code sourcing.too-heavy}.
 *
 * @param service a service that the rates know; {@link #PICKUP} where the customer collects
 * @param orderedAt the moment the promise counts from
 * @param terms what rules and nodes may ask of the order
 */
public record Demand(List<Line> lines, Place place, String service, Instant orderedAt, Terms terms) {
    /** The customer comes for it: nothing is carried. */
    public static final String PICKUP = "pickup";

    private static final long MOST_GRAMS = 1_000_000_000_000L;

    public Demand {
        lines = List.copyOf(lines);
        long grams = 0;
        for (var line : lines) {
            grams += line.quantity() * line.weightGrams();
            if (grams > MOST_GRAMS || grams < 0)
                throw new Refused(
                        Refused.Kind.UNPROCESSABLE, new Refusal("sourcing.too-heavy", Map.of("grams", MOST_GRAMS)));
        }
    }

    /** The same order, with only what is left of its lines. */
    Demand of(List<Line> rest) {
        return new Demand(rest, place, service, orderedAt, terms);
    }

    /**
     * Whose order it is and what it asks for, beyond its goods.
     *
     * @param priority smaller is sooner; 100 is ordinary
     * @param tier the customer's, as the channel names it
     * @param pickup the node where the customer collects
     * @param deliverBy the last day that the customer accepts
     */
    public record Terms(
            String channel,
            String country,
            String postalCode,
            int priority,
            @Nullable String tier,
            @Nullable String pickup,
            @Nullable LocalDate deliverBy) {
        public Terms(String channel, String country, String postalCode, int priority) {
            this(channel, country, postalCode, priority, null, null, null);
        }
    }

    /**
     * Goods of one order line.
     *
     * @param weightGrams of one unit
     * @param valueMinor of one unit, as it was sold
     * @param group lines of one group ship from one node; null where the line may go alone
     * @param parts what one unit is made of where it is a kit, which ships whole from one node; empty where it is itself
     */
    public record Line(
            int line,
            Sku sku,
            long quantity,
            int weightGrams,
            long valueMinor,
            @Nullable String group,
            List<KitPart> parts) {
        private static final long MOST_UNITS = 10_000_000_000L;

        public Line {
            if (quantity < 1 || quantity > MOST_UNITS)
                throw new IllegalArgumentException("1 to " + MOST_UNITS + " units, not " + quantity);
            if (weightGrams < 0) throw new IllegalArgumentException("a weight is not negative: " + weightGrams);
            parts = List.copyOf(parts);
        }

        public Line(int line, Sku sku, long quantity, int weightGrams) {
            this(line, sku, quantity, weightGrams, 0, null, List.of());
        }

        /** The goods it asks for: its parts, or itself. */
        public Set<Sku> goods() {
            return KitPart.goods(sku, parts, 1).keySet();
        }

        /** The same line, with so many units. */
        Line of(long units) {
            return new Line(line, sku, units, weightGrams, valueMinor, group, parts);
        }
    }
}
