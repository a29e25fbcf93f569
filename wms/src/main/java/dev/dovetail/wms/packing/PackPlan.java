package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Move;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a list of pack scans comes to: parcels to open, goods to move, lines to fill; and why the others do not stand. */
record PackPlan(List<Opened> opened, List<Move> moves, List<Filled> filled, Map<UUID, Refusal> refused) {

    record Opened(ParcelId id, String carton, FulfillmentOrderId outbound, Instant at) {}

    /** Units of one order line laid into one parcel. */
    record Filled(ParcelId parcel, int line, Sku sku, long quantity) {}
}
