package dev.dovetail.wms.dispatch;

import java.time.Instant;
import java.util.UUID;

/** Nobody came for a carton in time: it is unpacked, with all that is left of its order. */
public record GiveBackScan(UUID scanId, String worker, Instant at, String carton) {}
