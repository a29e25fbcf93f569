package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Brings goods in. The two scan methods join the caller's transaction, in which the caller has claimed the scan ids, so
 * that a scan sent twice counts once; they cost the same few statements whatever the number of scans.
 */
@Component
public class Receiving {

    /** Announces a delivery; the same reference with the same content is answered with the first, with other content refused as {@code receiving.reference-taken}. */
    public Delivery expect(Warehouse warehouse, ExpectedDelivery delivery, Cause cause) {
        throw new UnsupportedOperationException(warehouse + delivery.reference() + cause);
    }

    /**
     * Counts packs onto docks: what is counted is received, whatever was expected.
     *
     * @return why, for each scan that was refused: {@code receiving.unknown-barcode}, {@code receiving.no-such-delivery},
     *     {@code receiving.delivery-closed}, {@code receiving.not-a-dock}; the others stand
     */
    public Map<UUID, Refusal> receive(Warehouse warehouse, List<ReceiveScan> scans) {
        throw new UnsupportedOperationException(warehouse + "" + scans);
    }

    /**
     * Moves packs from docks into bins, where they can be picked and promised.
     *
     * @return why, for each scan that was refused: {@code receiving.unknown-barcode}, {@code receiving.not-a-dock},
     *     {@code receiving.not-a-bin}, {@code stock.not-enough}; the others stand
     */
    public Map<UUID, Refusal> putAway(Warehouse warehouse, List<PutawayScan> scans) {
        throw new UnsupportedOperationException(warehouse + "" + scans);
    }

    /** What lies on docks and wants a bin, oldest first, each with a bin of its own suggested. */
    public List<PutawayTask> toPutAway(Warehouse warehouse, int limit) {
        throw new UnsupportedOperationException(warehouse + "" + limit);
    }
}
