package dev.dovetail.wms.returns;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units that were inspected together.
 *
 * @param proposed what the rule says; @param disposition what was decided; null while a supervisor has to
 * @param reason why it is to be another one than proposed
 */
record ReturnLine(
        long parcel,
        int seq,
        String key,
        UUID content,
        Sku sku,
        String lot,
        long units,
        List<String> serials,
        String grade,
        Disposition proposed,
        @Nullable Disposition disposition,
        @Nullable String reason,
        String worker,
        Instant at,
        @Nullable String decidedBy) {
    ReturnLine {
        serials = List.copyOf(serials);
    }

    ReturnLine decided(Disposition as, String who, @Nullable String why) {
        return new ReturnLine(
                parcel, seq, key, content, sku, lot, units, serials, grade, proposed, as, why, worker, at, who);
    }
}
