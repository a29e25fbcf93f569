package dev.dovetail.wms.plates;

import java.time.Instant;
import java.util.UUID;

/** A whole plate is carried to a place, or broken. @param plate its number as it was read; @param to the place's code, empty where it is broken */
public record PlateScan(UUID scanId, String worker, Instant at, String plate, String to) {}
