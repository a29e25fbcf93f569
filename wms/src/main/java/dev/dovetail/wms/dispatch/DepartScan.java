package dev.dovetail.wms.dispatch;

import java.time.Instant;
import java.util.UUID;

/** A carrier's truck left with all that was loaded. */
public record DepartScan(UUID scanId, String worker, Instant at, String carrier) {}
