package dev.dovetail.wms.returns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector says of units.
 *
 * @param key the caller's own, so that they are counted once
 * @param disposition what the inspector would do; null for what the rule proposes
 * @param reason why that is another one
 */
record Inspection(
        String key,
        String worker,
        String barcode,
        long packs,
        String grade,
        @Nullable String lot,
        List<String> serials,
        @Nullable Disposition disposition,
        @Nullable String reason) {
    Inspection {
        serials = List.copyOf(serials);
    }

    /** Tells a repeat from something else under the same key; who sends it does not count. */
    UUID content(long parcel) {
        var said = parcel + "|" + barcode + "|" + packs + "|" + grade + "|" + lot + "|" + serials + "|" + disposition;
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }
}
