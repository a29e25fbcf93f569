package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An announcement of what will arrive.
 *
 * @param reference unique in the warehouse, as printed on the paper
 * @param supplier who sends it; of a transfer, the code of the warehouse that does
 * @param carton which carton of a transfer it is; null where it comes from a supplier
 */
public record ExpectedDelivery(
        String reference,
        String supplier,
        @Nullable LocalDate expectedOn,
        List<Line> lines,
        @Nullable Carton carton) {
    public ExpectedDelivery(String reference, String supplier, @Nullable LocalDate expectedOn, List<Line> lines) {
        this(reference, supplier, expectedOn, lines, null);
    }

    public ExpectedDelivery {
        lines = List.copyOf(lines);
    }

    /** One carton of a transfer from another of our warehouses. */
    public record Carton(FulfillmentOrderId transfer, ParcelId parcel) {}

    /** Base units expected of one SKU. */
    public record Line(Sku sku, long quantity) {}
}
