package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody picks units straight into the carton that is shipped.
 *
 * @param carton the code on the box; a new one opens a parcel
 * @param type of the box, where it was told
 */
public record CartonPick(
        UUID scanId,
        String carton,
        @Nullable String type,
        FulfillmentOrderId outbound,
        int line,
        Sku sku,
        long units,
        Instant at) {}
