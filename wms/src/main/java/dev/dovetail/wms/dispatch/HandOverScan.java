package dev.dovetail.wms.dispatch;

import java.time.Instant;
import java.util.UUID;

/** Somebody gave a closed carton to the customer who came for it. */
public record HandOverScan(UUID scanId, String worker, Instant at, String carton) {}
