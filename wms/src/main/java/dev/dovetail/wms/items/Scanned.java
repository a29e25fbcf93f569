package dev.dovetail.wms.items;

import dev.dovetail.kernel.Sku;

/**
 * What a barcode stands for.
 *
 * @param level {@code each}, {@code inner} or {@code case}
 * @param units base units in one of it; where a GS1 barcode tells how many packs a pallet holds, in all of them
 * @param mark what a GS1 barcode says of these very goods
 */
public record Scanned(Sku sku, String level, long units, Mark mark) {
    public Scanned(Sku sku, String level, long units) {
        this(sku, level, units, Mark.NONE);
    }
}
