package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Allotment;

/**
 * One stop of a pick task: a claim on a bin for one order line.
 *
 * @param locationCode what is printed on the bin; @param walk its rank in the walk
 * @param dropped units that were withdrawn, found missing or moved to another stop
 * @param insteadOf the stop of the same task whose bin was short, that this one was made for; 0 where there is none
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
        long dropped,
        int insteadOf) {

    /** Units still to be taken. */
    public long open() {
        return quantity - picked - dropped;
    }

    /** Names a pick line within its node. */
    public record Key(long task, int seq) {}

    public Key key() {
        return new Key(task, seq);
    }

    PickLine take(long units) {
        return new PickLine(
                task,
                seq,
                outbound,
                line,
                location,
                locationCode,
                walk,
                sku,
                lot,
                quantity,
                picked + units,
                dropped,
                insteadOf);
    }

    PickLine drop(long units) {
        return new PickLine(
                task,
                seq,
                outbound,
                line,
                location,
                locationCode,
                walk,
                sku,
                lot,
                quantity,
                picked,
                dropped + units,
                insteadOf);
    }

    PickLine of(String other) {
        return new PickLine(
                task,
                seq,
                outbound,
                line,
                location,
                locationCode,
                walk,
                sku,
                other,
                quantity,
                picked,
                dropped,
                insteadOf);
    }

    /** Units that were moved to another stop are taken here after all. */
    PickLine undrop(long units) {
        return drop(-units);
    }

    /** Picked units that nobody needs any more. */
    PickLine unpick(long units) {
        return take(-units).drop(units);
    }

    /** The claim on the bin that {@code units} of this line hold. */
    Allotment claim(long units) {
        return new Allotment(0, location, sku, lot, units, walk);
    }
}
