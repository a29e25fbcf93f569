package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Move;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a list of pack scans comes to: parcels to open, goods to move, lines to fill; and why the others do not stand. */
record PackPlan(List<Opened> opened, List<Move> moves, List<Filled> filled, Map<UUID, Refusal> refused) {

    record Opened(ParcelId id, String carton, FulfillmentOrderId outbound, Instant at) {}

    /** Units of one order line laid into one parcel. */
    record Filled(ParcelId parcel, int line, Sku sku, long quantity) {}

    /** What several lay into one line of one parcel, as one. */
    static List<Filled> summed(List<Filled> filled) {
        record LineIn(ParcelId parcel, int line) {}
        Map<LineIn, Filled> summed = new LinkedHashMap<>();
        for (var one : filled)
            summed.merge(
                    new LineIn(one.parcel(), one.line()),
                    one,
                    (a, b) -> new Filled(a.parcel(), a.line(), a.sku(), a.quantity() + b.quantity()));
        return List.copyOf(summed.values());
    }
}
