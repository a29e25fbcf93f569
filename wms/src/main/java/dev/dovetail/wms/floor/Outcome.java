package dev.dovetail.wms.floor;

import dev.dovetail.kernel.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one scan. @param refusal why not; null where it was accepted */
record Outcome(
        UUID scanId,
        boolean repeated,
        Instant takenAt,
        @Nullable Refusal refusal) {
    static Outcome accepted(UUID scanId, Instant at) {
        return new Outcome(scanId, false, at, null);
    }

    static Outcome refused(UUID scanId, Instant at, Refusal why) {
        return new Outcome(scanId, false, at, why);
    }

    Outcome again() {
        return new Outcome(scanId, true, takenAt, refusal);
    }

    /** As in {@code wms.scan} and for a device: {@code accepted}, {@code refused}, and {@code already} for a scan sent before. */
    String word() {
        if (repeated) return "already";
        return refusal == null ? "accepted" : "refused";
    }
}
