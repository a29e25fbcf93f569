package dev.dovetail.wms.items;

import dev.dovetail.kernel.Sku;

/**
 * What a barcode stands for.
 *
 * @param level {@code each}, {@code inner} or {@code case}
 * @param units base units in one of it
 */
public record Scanned(Sku sku, String level, long units) {}
