package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as it is stored.
 *
 * @param records lines that said something of a SKU; {@code failed} of them were wrong, {@code absent} SKUs were not named
 * @param unitsBefore what we believed was there when it came, and {@code unitsAfter} what it says
 * @param code why it is held or was refused
 * @param reached the last SKU that was applied
 * @param changed SKUs whose position it moved; {@code superseded} those of which a newer one had spoken
 */
public record SnapshotRow(
        NodeId node,
        long id,
        int client,
        String message,
        long watermark,
        Instant cutAt,
        Instant receivedAt,
        int records,
        int failed,
        int absent,
        long unitsBefore,
        long unitsAfter,
        String state,
        @Nullable String code,
        String reached,
        int changed,
        int unchanged,
        int superseded,
        @Nullable String decidedBy,
        @Nullable String decidedWhy,
        @Nullable Instant decidedAt) {
    static final String APPLYING = "applying";
    static final String HELD = "held";
    static final String APPLIED = "applied";
    static final String SUPERSEDED = "superseded";
    static final String REFUSED = "refused";

    Feed.Rank rank() {
        return new Feed.Rank(watermark, cutAt);
    }

    boolean is(String other) {
        return state.equals(other);
    }
}
