package dev.dovetail.wms.dispatch;

import java.time.Instant;
import java.util.UUID;

/** Somebody carried a labelled carton onto its carrier's truck. */
public record LoadScan(UUID scanId, String worker, Instant at, String carton) {}
