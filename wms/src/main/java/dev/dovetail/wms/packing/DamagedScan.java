package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A packer found packs of an outbound that cannot be packed.
 *
 * @param packs how many of what the barcode stands for
 * @param reason {@code damaged}, {@code expired}, {@code missing}, {@code wrong-item} or {@code wrong-lot}
 * @param tote where they lie by the books; null where that does not matter
 * @param to the damaged or quality place where they are laid; null where they are thrown away, or are not there
 * @param read the lot and the names that the books have
 */
public record DamagedScan(
        UUID scanId,
        String worker,
        Instant at,
        FulfillmentOrderId outbound,
        String barcode,
        long packs,
        String reason,
        @Nullable String tote,
        @Nullable String to,
        Read read) {}
