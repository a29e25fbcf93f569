package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Sku;
import java.util.Optional;

/**
 * Goods on a dock that want a bin.
 *
 * @param barcode a barcode that counts single units
 * @param quantity base units
 * @param suggest the bin's code: where the SKU lies already, else the first empty bin of the walk, else nothing
 */
public record PutawayTask(
        long delivery,
        String reference,
        Sku sku,
        Optional<String> barcode,
        String from,
        long quantity,
        Optional<String> suggest) {}
