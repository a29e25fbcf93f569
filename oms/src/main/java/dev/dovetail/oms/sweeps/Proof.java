package dev.dovetail.oms.sweeps;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far it is proven that no order of a channel was missed.
 *
 * @param through up to when sweeps reach; null before the first
 * @param gaps before {@code through}, among the last {@value Sweeps#LOOKED_BACK} sweeps: no sweep covers them
 * @param missing orders that were told and are not here
 * @param everySeconds how often a sweep is owed; null where none is
 * @param overdueSince from when on one was owed and did not come
 */
public record Proof(
        @Nullable Instant through,
        List<Gap> gaps,
        int missing,
        @Nullable Integer everySeconds,
        @Nullable Instant overdueSince,
        List<Row> items) {
    public Proof {
        gaps = List.copyOf(gaps);
        items = List.copyOf(items);
    }

    public record Gap(Instant from, Instant to) {}

    /** One sweep as it was when it was made. */
    public record Row(
            String id,
            Instant from,
            Instant to,
            int told,
            int captured,
            int rejected,
            int missing,
            Instant sweptAt,
            String sweptBy) {}
}
