package dev.dovetail.wms.picking;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody put a tote into a slot of a trip, the first or one in the place of a full one.
 *
 * @param task the trip; @param slot its letter, as it is shown
 */
public record ToteScan(UUID scanId, String worker, Instant at, long task, String slot, String tote) {}
