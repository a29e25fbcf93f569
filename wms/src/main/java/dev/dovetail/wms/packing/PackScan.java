package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody laid packs of an outbound into a carton.
 *
 * @param carton the code on the box; a new one opens a parcel
 * @param packs how many of what the barcode stands for
 */
public record PackScan(
        UUID scanId,
        String worker,
        Instant at,
        FulfillmentOrderId outbound,
        String carton,
        String barcode,
        long packs,
        Read read) {}
