package dev.dovetail.oms.sweeps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the sweeps of one channel.
 *
 * @param through up to when sweeps reach; null before the first
 * @param gaps stretches before {@code through} that none of the last {@value Sweeps#LOOKED_BACK} sweeps covers
 * @param missing orders that were told and are not here; counting stops at {@value Sweeps#MOST_COUNTED}
 * @param oldestMissing when the longest missing one was first missed
 * @param everySeconds how often a sweep is owed; null where none is
 * @param overdueSince from when on one was owed and did not come
 */
public record Standing(
        String channel,
        @Nullable Instant through,
        int gaps,
        int missing,
        @Nullable Instant oldestMissing,
        @Nullable Integer everySeconds,
        @Nullable Instant overdueSince) {}
