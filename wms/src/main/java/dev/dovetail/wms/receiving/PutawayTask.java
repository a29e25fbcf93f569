package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Sku;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods on a dock that want a bin.
 *
 * @param delivery the oldest delivery that has some of it to put away, and its reference; 0 and empty where there is none
 * @param barcode a barcode that counts single units
 * @param quantity base units
 * @param status of the goods: of a SKU what is for sale goes first
 * @param lots what lies there of that status, what expires first before the others; at most 50
 * @param serials whether units have names of their own, which are read
 * @param crossDock whether open work waits for them, so that they go to the lane beside the stage
 * @param suggest the bin's code: where the SKU lies already, else the first empty bin of the walk, else nothing
 */
public record PutawayTask(
        long delivery,
        String reference,
        Sku sku,
        Optional<String> barcode,
        String from,
        long quantity,
        String status,
        List<Lot> lots,
        boolean serials,
        boolean crossDock,
        Optional<String> suggest) {
    public PutawayTask {
        lots = List.copyOf(lots);
    }

    /** @param lot empty where the goods come in none */
    public record Lot(String lot, @Nullable LocalDate expiresOn, long quantity) {}
}
