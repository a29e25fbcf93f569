package dev.dovetail.oms.scores;

import java.time.LocalDate;
import java.util.Map;

/**
 * How the promises for some days were kept, counted by orders.
 *
 * @param slippedByReason those that slipped, whatever came of them; a promise that slipped may still be kept
 */
public record ScoreSummary(
        LocalDate from,
        LocalDate to,
        long kept,
        long late,
        long cancelled,
        long open,
        Map<String, Long> slippedByReason) {
    public ScoreSummary {
        slippedByReason = Map.copyOf(slippedByReason);
    }
}
