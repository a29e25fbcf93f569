package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody took units from a bin into a tote or cart.
 *
 * @param task and {@code seq}: the pick line
 * @param location the bin that was scanned
 * @param quantity base units
 * @param tote the location they are in now
 */
public record Pick(
        UUID scanId, String worker, Instant at, long task, int seq, long location, Sku sku, long quantity, long tote) {}
