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

    /** As in {@code wms.scan} and for a device: {@code accepted}, {@code already} for one accepted before, {@code refused} however often it is sent. */
    String word() {
        if (refusal != null) return "refused";
        return repeated ? "already" : "accepted";
    }
}
