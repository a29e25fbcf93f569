package dev.dovetail.wms.walls;

import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody laid packs out of a container into a slot of a wall.
 *
 * @param from the container's code; @param to the slot's
 * @param packs how many of what the barcode stands for
 */
public record SortScan(
        UUID scanId, String worker, Instant at, String from, String barcode, long packs, String to, Read read) {}
