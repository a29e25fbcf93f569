package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Units of a SKU that were made together. @param expiresOn their last day, where they have one */
public record Lot(Key key, @Nullable LocalDate expiresOn) {
    /** Names a lot within a node. */
    public record Key(Sku sku, String lot) {}
}
