package dev.dovetail.wms.counting;

import dev.dovetail.kernel.Refusal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One bin to be counted.
 *
 * @param lentAt since when its worker has it; null where nobody has
 * @param holder in whose hands it is now; null where in nobody's
 * @param counters who counted, or began to, by round
 */
record CountTask(
        long id,
        long batch,
        long location,
        String code,
        @Nullable String checkDigits,
        String kind,
        String reason,
        CountState state,
        int round,
        @Nullable Instant lentAt,
        @Nullable Counter holder,
        Map<Integer, Counter> counters) {

    /** Why this worker may not count this bin now; null where they may. */
    @Nullable
    Refusal refusal(Counter by, String scanned) {
        if (!state.counted()) return new Refusal("counting.over", Map.of("state", state.word()));
        if (!code.equals(scanned))
            return new Refusal("counting.wrong-location", Map.of("expected", code, "scanned", scanned));
        if (holder != null && !holder.same(by))
            return new Refusal("counting.other-counts", Map.of("worker", holder.worker()));
        var now = counters.get(round);
        if (now != null && !now.same(by)) return new Refusal("counting.other-counts", Map.of("worker", now.worker()));
        boolean before = counters.entrySet().stream()
                .anyMatch(one -> one.getKey() < round && one.getValue().same(by));
        return before ? Refusal.of("counting.another-person") : null;
    }

    CountTodo todo() {
        return new CountTodo(id, code, checkDigits, kind, reason, round);
    }

    /** The device's time, but neither after it was taken nor before the bin was handed out. */
    Instant moment(Instant seen, Instant taken) {
        if (seen.isAfter(taken)) return taken;
        return lentAt != null && seen.isBefore(lentAt) ? lentAt : seen;
    }
}
