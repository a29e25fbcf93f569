package dev.dovetail.oms.verification;

import dev.dovetail.oms.holds.HoldKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a fraud score says. Pure. */
final class FraudRule {
    private FraudRule() {}

    /** A score of the limit or more fails; what cannot be judged passes. */
    static Optional<Finding> of(@Nullable Integer score, @Nullable Integer limit) {
        if (score == null || limit == null || score < limit) return Optional.empty();
        return Optional.of(new Finding(
                HoldKind.FRAUD,
                "fraud-score",
                "/fraudScore",
                "a fraud score of " + score + ", and the limit is " + limit));
    }

    /** Nobody has judged it yet. */
    static Finding unknown() {
        return new Finding(HoldKind.FRAUD, "fraud-check", "/fraudScore", "waits for a decision on fraud");
    }
}
