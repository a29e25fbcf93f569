package dev.dovetail.wms.outbound;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody found fewer units in a bin than a pick line asks for.
 *
 * @param reason {@code short}, {@code empty} or {@code damaged}
 * @param quantity base units that are missing
 */
public record ShortPick(
        UUID scanId, String worker, Instant at, long task, int seq, long location, String reason, long quantity) {}
