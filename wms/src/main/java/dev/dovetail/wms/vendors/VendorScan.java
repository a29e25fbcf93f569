package dev.dovetail.wms.vendors;

import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody gave packs to the vendor, or to the carrier that brings them there.
 *
 * @param reference what the vendor knows them by; @param carrier who took them
 * @param read their lot and the names of the units, where they have some
 */
public record VendorScan(
        UUID scanId,
        String worker,
        Instant at,
        String reference,
        String carrier,
        String barcode,
        long packs,
        Read read) {}
