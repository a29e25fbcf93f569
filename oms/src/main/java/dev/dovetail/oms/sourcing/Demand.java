package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.network.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is to be shipped, whither, and how fast. Refuses more than a million tonnes: {@code sourcing.too-heavy}.
 *
 * @param service a service that the rates know
 * @param orderedAt the moment the promise counts from
 * @param terms what rules and nodes may ask of the order
 */
public record Demand(List<Line> lines, Place place, String service, Instant orderedAt, Terms terms) {
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

    /**
     * Whose order it is and what it asks for, beyond its goods.
     *
     * @param priority smaller is sooner; 100 is ordinary
     */
    public record Terms(String channel, String country, String postalCode, int priority) {}

    /**
     * Goods of one order line.
     *
     * @param weightGrams of one unit
     */
    public record Line(int line, Sku sku, long quantity, int weightGrams) {
        private static final long MOST_UNITS = 10_000_000_000L;

        public Line {
            if (quantity < 1 || quantity > MOST_UNITS)
                throw new IllegalArgumentException("1 to " + MOST_UNITS + " units, not " + quantity);
            if (weightGrams < 0) throw new IllegalArgumentException("a weight is not negative: " + weightGrams);
        }
    }
}
