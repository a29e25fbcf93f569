package dev.dovetail.oms.scores;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A promise beside what happened.
 *
 * @param promisedOn as it was promised at capture; {@code nowOn} is what is promised now
 * @param slipReason {@code other-node}, {@code not-shipped}, {@code held}, {@code waits} or {@code inbound}; null where it
 *     never slipped
 * @param repromisedOn the day that was promised instead; null where nobody knew
 * @param shippedAt when the last of it left, and {@code arrivesOn} the day by which the carrier has it there
 * @param outcome {@code open}, {@code kept}, {@code late} or {@code cancelled}
 */
public record Score(
        String orderId,
        LocalDate promisedOn,
        String zone,
        @Nullable LocalDate nowOn,
        @Nullable Instant slippedAt,
        @Nullable String slipReason,
        @Nullable String slipWhy,
        @Nullable LocalDate repromisedOn,
        @Nullable Instant shippedAt,
        @Nullable LocalDate arrivesOn,
        @Nullable Instant endedAt,
        String outcome) {}
