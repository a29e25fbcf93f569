package dev.dovetail.wms.picking;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has another lot in hand than the stop asks for, and would take it.
 *
 * @param task and {@code seq}: the stop; @param location the bin's code as scanned; @param lot the one at hand
 */
public record SwapScan(UUID scanId, String worker, Instant at, long task, int seq, String location, String lot) {}
