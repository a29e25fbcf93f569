package dev.dovetail.oms.sourcing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a choice fell as it did.
 *
 * @param rules the version of the rules it was made by; 0 are the standard ones
 * @param stages of the rules that gave something, in their order
 * @param exact whether every assignment was weighed or shown to be worse; false where the search was cut off
 * @param tie by what two equally good answers were told apart; null where there was one
 */
public record Explanation(
        String why,
        String service,
        int rules,
        List<String> stages,
        long costMinor,
        boolean exact,
        @Nullable String tie,
        List<Candidate> candidates) {
    public Explanation {
        stages = List.copyOf(stages);
        candidates = List.copyOf(candidates);
    }

    /**
     * One node, weighed.
     *
     * @param aloneMinor what it would cost from here alone; null where it has not everything
     * @param dropped why it was not weighed: {@code does-not-ship}, {@code does-not-serve}, {@code offline}, {@code
     *     paused}, {@code out-of-reach}, {@code no-stock}, {@code feed-stale}, {@code at-capacity}, {@code too-late}, {@code
     *     gave-it-back}, {@code no-pickup},
     *     {@code not-the-place}, {@code too-many-nodes} or {@code rule: <name>}; null where it was
     */
    public record Candidate(
            String node,
            long km,
            @Nullable Integer zone,
            @Nullable Long aloneMinor,
            boolean chosen,
            @Nullable String dropped) {}
}
