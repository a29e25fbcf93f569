package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Sku;
import java.util.Optional;

/**
 * Goods on a dock that want a bin.
 *
 * @param delivery the oldest delivery that has some of it to put away, and its reference; 0 and empty where there is none
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
