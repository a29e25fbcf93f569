package dev.dovetail.oms.sourcing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a choice fell as it did: kept with the decision as a fact's body.
 *
 * @param exact whether every assignment was weighed; false only beyond 16 nodes, where the search may stop early
 */
public record Explanation(String why, String service, long costMinor, boolean exact, List<Candidate> candidates) {
    public Explanation {
        candidates = List.copyOf(candidates);
    }

    /**
     * One node, weighed.
     *
     * @param aloneMinor what it would cost from here alone; null where it has not everything
     * @param dropped why it was not weighed: {@code does-not-ship}, {@code out-of-reach}, {@code no-stock}; null where it was
     */
    public record Candidate(
            String node,
            long km,
            @Nullable Integer zone,
            @Nullable Long aloneMinor,
            boolean chosen,
            @Nullable String dropped) {}
}
