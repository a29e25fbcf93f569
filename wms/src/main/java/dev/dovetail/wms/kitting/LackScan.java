package dev.dovetail.wms.kitting;

import java.time.Instant;
import java.util.UUID;

/** Somebody did not find units that are kept for a work order. @param reason {@code short} or {@code empty} */
public record LackScan(
        UUID scanId, String worker, Instant at, long task, int seq, String location, String reason, long quantity) {}
