package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;

/**
 * One stop of a pick task: a claim on a bin for one order line.
 *
 * @param locationCode what is printed on the bin; @param walk its rank in the walk
 * @param dropped units that were withdrawn or found missing
 */
public record PickLine(
        long task,
        int seq,
        FulfillmentOrderId outbound,
        int line,
        long location,
        String locationCode,
        int walk,
        Sku sku,
        String lot,
        long quantity,
        long picked,
        long dropped) {

    /** Units still to be taken. */
    public long open() {
        return quantity - picked - dropped;
    }
}
