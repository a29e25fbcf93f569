package dev.dovetail.wms.dispatch;

import java.time.Instant;
import java.util.UUID;

/** Somebody laid a closed carton where it waits for the customer. */
public record StageScan(UUID scanId, String worker, Instant at, String carton, String location) {}
