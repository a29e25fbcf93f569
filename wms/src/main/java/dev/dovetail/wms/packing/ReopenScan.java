package dev.dovetail.wms.packing;

import java.time.Instant;
import java.util.UUID;

/** Somebody wants to open a closed carton again. */
public record ReopenScan(UUID scanId, String worker, Instant at, String carton, String reason) {}
