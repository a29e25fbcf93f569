package dev.dovetail.wms.packing;

import java.time.Instant;
import java.util.UUID;

/** Somebody closed and weighed a carton. */
public record CloseScan(UUID scanId, String worker, Instant at, String carton, long weightGrams) {}
