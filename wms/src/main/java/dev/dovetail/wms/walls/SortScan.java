package dev.dovetail.wms.walls;

import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody laid packs out of a container into a slot of a wall, or back out of the slot into a container.
 *
 * @param from the code of the container, or of the slot; @param to of the other
 * @param packs how many of what the barcode stands for
 */
public record SortScan(
        UUID scanId, String worker, Instant at, String from, String barcode, long packs, String to, Read read) {}
