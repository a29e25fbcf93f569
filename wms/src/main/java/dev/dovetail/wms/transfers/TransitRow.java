package dev.dovetail.wms.transfers;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;

/** Units of one SKU and lot that left in one carton of a transfer: {@code sent} = in transit + arrived + lost. */
public record TransitRow(
        FulfillmentOrderId transfer,
        ParcelId parcel,
        Sku sku,
        String lot,
        long sent,
        long arrived,
        long lost,
        Instant leftAt) {

    record Key(ParcelId parcel, Sku sku, String lot) {}

    Key key() {
        return new Key(parcel, sku, lot);
    }

    public long inTransit() {
        return sent - arrived - lost;
    }

    TransitRow arrive(long units) {
        return new TransitRow(transfer, parcel, sku, lot, sent, arrived + units, lost, leftAt);
    }

    /** What was given up for lost arrived after all. */
    TransitRow turnUp(long units) {
        return new TransitRow(transfer, parcel, sku, lot, sent, arrived + units, lost - units, leftAt);
    }

    TransitRow lose(long units) {
        return new TransitRow(transfer, parcel, sku, lot, sent, arrived, lost + units, leftAt);
    }
}
