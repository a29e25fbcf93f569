package dev.dovetail.oms.decisions;

import dev.dovetail.oms.sourcing.Explanation;
import dev.dovetail.oms.sourcing.Sourced;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A choice as it was kept.
 *
 * @param inputsHash of everything it was made from, in hex: two choices with one hash have one answer
 */
public record Decision(String id, String orderId, Instant at, String purpose, String inputsHash, Outcome outcome) {

    /** What came out. @param missing units by line that could not be had */
    public record Outcome(
            List<Given> given,
            Map<Integer, Long> missing,
            List<Sourced.Parcel> parcels,
            long costMinor,
            String currency,
            Explanation explanation) {
        static Outcome of(Sourced sourced) {
            return new Outcome(
                    sourced.allotments().stream().map(Given::of).toList(),
                    new TreeMap<>(sourced.missing()),
                    sourced.parcels(),
                    sourced.costMinor(),
                    sourced.currency(),
                    sourced.explanation());
        }
    }

    /** Units of one line from one node. */
    public record Given(int line, String sku, int node, long quantity) {
        private static Given of(Sourced.Allotment one) {
            return new Given(one.line(), one.sku().code(), one.node().value(), one.quantity());
        }
    }

    /** A choice made again from what was kept of it. @param same whether every byte of the answer is */
    public record Again(boolean same, Outcome kept, Outcome now) {}
}
