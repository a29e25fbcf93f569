package dev.dovetail.wms.receiving;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.plates.PlateScan;
import java.time.Instant;
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
    private final DockWork dock;
    private final PutawayWork putaway;
    private final PlatePutaway plates;
    private final PutawayPlans plans;
    private final Closings closings;
    private final Settlements settlements;
    private final Transactions transactions;

    Receiving(
            DockWork dock,
            PutawayWork putaway,
            PlatePutaway plates,
            PutawayPlans plans,
            Closings closings,
            Settlements settlements,
            Transactions transactions) {
        this.dock = dock;
        this.putaway = putaway;
        this.plates = plates;
        this.plans = plans;
        this.closings = closings;
        this.settlements = settlements;
        this.transactions = transactions;
    }

    /** A delivery that was announced. @param repeated whether it was there before */
    public record Announced(Delivery delivery, boolean repeated) {}

    /** Announces a delivery, which may have come already; the same reference with the same content is answered with the first, with other content refused as {@code receiving.reference-taken}. */
    public Announced expect(Warehouse warehouse, ExpectedDelivery delivery, Cause cause) {
        return transactions.run(() -> settlements.announce(warehouse.node(), delivery, cause.at()));
    }

    /** As {@link #expect}, of what another of our warehouses sent; joins the caller's transaction. */
    public void expect(NodeId node, ExpectedDelivery delivery, Instant at) {
        settlements.announce(node, delivery, at);
    }

    /**
     * Closes a delivery of which no more will come; what was counted and the difference stay as they are. Refuses
     * {@code receiving.no-such-delivery}, {@code receiving.delivery-closed}, and {@code receiving.on-dock} while some of it
     * waits to be put away.
     *
     * @param reason for the audit
     */
    public Delivery close(Warehouse warehouse, String idOrReference, String reason, Cause cause) {
        return transactions.run(() -> closings.close(warehouse, idOrReference, reason, cause));
    }

    /**
     * Says that what came unannounced is right as it was counted. Refuses {@code receiving.no-such-delivery}, {@code
     * receiving.not-blind} and {@code receiving.settled}.
     *
     * @param reason for the audit
     */
    public Delivery accept(Warehouse warehouse, String idOrReference, String reason, Cause cause) {
        return transactions.run(() -> settlements.accept(warehouse, idOrReference, reason, cause));
    }

    /**
     * Says that what came unannounced are goods of an announced delivery, which counts them from now on, also those that
     * still come under the blind one's name. Refuses as {@link #accept}, and {@code receiving.not-announced}.
     *
     * @return the announced delivery
     */
    public Delivery match(Warehouse warehouse, String idOrReference, String to, Cause cause) {
        return transactions.run(() -> settlements.match(warehouse, idOrReference, to, cause));
    }

    /**
     * Counts packs onto docks: what is counted is received, whatever was expected. What nobody announced opens a delivery
     * of its own, marked blind, that somebody settles later.
     *
     * @return why, for each scan that was refused: {@code receiving.unknown-barcode}, {@code receiving.not-a-dock},
     *     {@code receiving.bad-quantity}, {@code receiving.lot-needed}, {@code receiving.expiry-needed}, {@code receiving.lot-expiry}, {@code receiving.expired},
     *     {@code stock.serial-needed}, {@code stock.serial-known}; the others stand
     */
    public Map<UUID, Refusal> receive(Warehouse warehouse, List<ReceiveScan> scans) {
        return scans.isEmpty() ? Map.of() : dock.receive(warehouse, scans);
    }

    /**
     * Moves packs from docks into bins, where they can be picked and promised: tells {@code StockChanged}.
     *
     * @return why, for each scan that was refused: {@code receiving.unknown-barcode}, {@code receiving.no-such-delivery},
     *     {@code receiving.not-a-dock}, {@code receiving.not-a-bin}, {@code receiving.bad-quantity},
     *     {@code receiving.lot-needed}, {@code moving.bin-full}, {@code stock.not-enough}, {@code stock.serial-needed};
     *     the others stand
     */
    public Map<UUID, Refusal> putAway(Warehouse warehouse, List<PutawayScan> scans) {
        return scans.isEmpty() ? Map.of() : putaway.take(warehouse.node(), scans);
    }

    /**
     * Puts whole plates away, all that is on one or nothing: tells {@code StockChanged} as {@link #putAway} does.
     *
     * @return why, for each scan that was refused: as {@link dev.dovetail.wms.plates.Plates#carry}, {@code
     *     receiving.not-a-dock}, {@code receiving.not-a-bin}, {@code receiving.bin-blocked}; the others stand
     */
    public Map<UUID, Refusal> putAwayPlates(Warehouse warehouse, List<PlateScan> scans) {
        return scans.isEmpty() ? Map.of() : plates.take(warehouse.node(), scans);
    }

    /**
     * Gives a worker goods on docks that want a bin, oldest first, each with a bin suggested. They are the worker's for
     * half an hour, and asking again returns the same first; a suggested empty bin is kept for its SKU as long.
     */
    public List<PutawayTask> assignPutaway(Warehouse warehouse, String worker, int limit) {
        return transactions.run(() -> plans.assign(warehouse.node(), worker, limit));
    }
}
