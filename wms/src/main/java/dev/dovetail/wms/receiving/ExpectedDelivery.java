package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Sku;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A supplier's announcement of what will arrive. @param reference unique in the warehouse, as printed on the paper */
public record ExpectedDelivery(
        String reference, String supplier, @Nullable LocalDate expectedOn, List<Line> lines) {
    public ExpectedDelivery {
        lines = List.copyOf(lines);
    }

    /** Base units expected of one SKU. */
    public record Line(Sku sku, long quantity) {}
}
