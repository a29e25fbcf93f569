package dev.dovetail.wms.picking;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody found fewer units in a bin than a stop asks for.
 *
 * @param reason {@code short}, {@code empty} or {@code damaged}; @param quantity base units that are missing
 */
public record ShortScan(
        UUID scanId, String worker, Instant at, long task, int seq, String location, String reason, long quantity) {}
