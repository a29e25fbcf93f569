package dev.dovetail.wms.packing;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every change to a parcel. All but {@link #next} join the caller's transaction, lock outbounds before parcels, and cost
 * the same few statements whatever the number of scans; only cartons of one outbound that close together are counted one
 * after another, for each is a fact with a number of its own.
 */
@Component
public class Packing {
    private final PackWork work;
    private final PackReports packs;
    private final DamageReports damages;
    private final ExchangeWork exchanges;
    private final CartonPicks picks;
    private final UnpackReports unpacks;
    private final CloseReports closes;
    private final ReopenReports reopens;
    private final Voids voids;
    private final Leaving leaving;
    private final Uncollecting uncollecting;
    private final Transactions transactions;
    private final Audit audit;

    Packing(
            PackWork work,
            PackReports packs,
            DamageReports damages,
            ExchangeWork exchanges,
            CartonPicks picks,
            UnpackReports unpacks,
            CloseReports closes,
            ReopenReports reopens,
            Voids voids,
            Leaving leaving,
            Uncollecting uncollecting,
            Transactions transactions,
            Audit audit) {
        this.work = work;
        this.packs = packs;
        this.damages = damages;
        this.exchanges = exchanges;
        this.picks = picks;
        this.unpacks = unpacks;
        this.closes = closes;
        this.reopens = reopens;
        this.voids = voids;
        this.leaving = leaving;
        this.uncollecting = uncollecting;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Up to {@code limit} outbounds to pack for the worker: those lent already, then the most urgent that nobody packs. A
     * loan lasts 30 minutes from the last time it was asked for.
     *
     * @param of only these; null for all
     */
    public List<PackTask> next(
            Warehouse warehouse, String worker, int limit, @Nullable Collection<FulfillmentOrderId> of) {
        return work.next(warehouse, worker, limit, of);
    }

    /**
     * Moves units from the outbound's totes into cartons.
     *
     * @return why, for each scan that was refused: {@code packing.no-such-outbound}, {@code packing.not-ready} (not all is
     *     picked yet, or all is packed), {@code packing.wrong-item}, {@code packing.wrong-lot},
     *     {@code packing.not-picked} (more than lies in the totes), {@code packing.not-a-carton}, {@code packing.carton-taken}, {@code packing.carton-closed}; the others
     *     stand
     */
    public Map<UUID, Refusal> pack(Warehouse warehouse, List<PackScan> scans) {
        return scans.isEmpty() ? Map.of() : packs.take(warehouse.node(), scans);
    }

    /**
     * Takes units that cannot be packed out of the outbound's totes; others are picked for them, or the OMS hears that they are
     * short.
     *
     * @return why, for each scan that was refused: {@code packing.no-such-outbound}, {@code packing.not-ready}, {@code packing.wrong-item},
     *     {@code packing.unknown-reason}, {@code packing.no-such-tote}, {@code packing.not-set-aside} (a place that is neither for
     *     damaged goods nor for quality), {@code packing.goes-nowhere} (a place for what is not there), {@code packing.not-picked} (fewer lie there),
     *     {@code packing.which-lot}, {@code packing.wrong-lot}, {@code packing.kit-in-carton} (another part of its kit is to be
     *     taken out first); the others stand
     */
    public Map<UUID, Refusal> damaged(Warehouse warehouse, List<DamagedScan> scans) {
        return scans.isEmpty() ? Map.of() : damages.take(warehouse.node(), scans);
    }

    /**
     * Puts other units of the same kind, of another lot or with other names, in the place of picked ones; its inverse is the same
     * the other way round.
     *
     * @return why, for each scan that was refused: as {@link #damaged} for what lies in totes, {@code packing.not-a-bin},
     *     {@code picking.bin-blocked}, {@code packing.same-units} (nothing to exchange), {@code packing.no-exchange} (fewer are free
     *     there); the others stand
     */
    public Map<UUID, Refusal> exchange(Warehouse warehouse, List<ExchangeScan> scans) {
        return scans.isEmpty() ? Map.of() : exchanges.take(warehouse.node(), scans);
    }

    /** The carton that an order may be picked into. @param type of the box; @param carton the one that is open for it already */
    public record ToFill(String type, @Nullable String carton) {}

    /**
     * Which of these orders may be picked straight into the cartons that are shipped: those of which everything is measured and
     * fits into one of the warehouse's carton types.
     */
    public Map<FulfillmentOrderId, ToFill> toFill(NodeId node, Collection<OutboundOrder> orders) {
        return picks.plan(node, orders);
    }

    /**
     * Holds picks against the cartons that they go into; {@link #fill} is to follow once the goods have moved.
     *
     * @param orders all that the caller's list is about: they are locked together with those of the picks, in key order
     * @return where each goes, and why the others may not: {@code picking.no-carton} (not measured, a kit, no such type),
     *     {@code picking.carton-full} (by weight, volume or size), {@code packing.not-a-carton},
     *     {@code packing.carton-taken}, {@code packing.carton-closed}
     */
    public PickedCartons pickInto(NodeId node, List<CartonPick> picked, Collection<FulfillmentOrderId> orders) {
        return picked.isEmpty() ? PickedCartons.NONE : picks.take(node, picked, orders);
    }

    /** Opens the cartons of the picks that were not refused, and counts what lies in them. */
    public void fill(NodeId node, PickedCartons picked, Collection<UUID> refused) {
        picks.fill(node, picked, refused);
    }

    /**
     * Takes units out of open cartons, back into totes.
     *
     * @return why, for each scan that was refused: {@code packing.no-such-carton}, {@code packing.carton-closed},
     *     {@code packing.not-in-carton}, {@code packing.not-a-tote}; the others stand
     */
    public Map<UUID, Refusal> unpack(Warehouse warehouse, List<UnpackScan> scans) {
        return scans.isEmpty() ? Map.of() : unpacks.take(warehouse.node(), scans);
    }

    /**
     * Closes cartons: tells {@code Packed} and asks the warehouse's carrier for a label, as {@code label:parcel:<id>}.
     *
     * @return why, for each scan that was refused: {@code packing.no-such-carton}, {@code packing.carton-empty},
     *     {@code packing.carton-closed}, {@code packing.weight} where the warehouse checks it and no reason was given; the
     *     others stand
     */
    public Map<UUID, Refusal> close(Warehouse warehouse, List<CloseScan> scans) {
        return scans.isEmpty() ? Map.of() : closes.take(warehouse, scans);
    }

    /**
     * The inverse of {@link #close}: a carton that is not loaded and not gone is open again, and told as {@code Unpacked}. One
     * that has a label is opened when the carrier has voided it, and stays as it is where the carrier keeps it.
     *
     * @return why, for each scan that was refused: {@code packing.no-such-carton}, {@code packing.not-reopened} (it is open,
     *     loaded or gone), {@code packing.label-awaited}, {@code packing.kit-elsewhere} (another carton is to be opened
     *     first), {@code packing.too-many-labels}; the others stand
     */
    public Map<UUID, Refusal> reopen(Warehouse warehouse, List<ReopenScan> scans) {
        return scans.isEmpty() ? Map.of() : reopens.take(warehouse.node(), scans);
    }

    /**
     * Asks the carrier to void the label of a parcel that is not loaded, as {@code void:parcel:<id>:<version>}. Once it has,
     * another label is asked for; where it will not, the parcel has its label again.
     *
     * @return the parcel, {@code voiding}. Refused as {@code packing.no-such-parcel}, {@code packing.move-not-allowed} where
     *     it has no label or is loaded or gone, {@code packing.too-many-labels}
     */
    public Parcel voidLabel(NodeId node, ParcelId parcel, String reason, Cause cause) {
        return transactions.run(() -> {
            var voiding = voids.ask(node, parcel, reason, cause);
            audit.record(cause, "parcel.label-void", "parcel:" + parcel, Map.of("reason", reason));
            return voiding;
        });
    }

    /** Puts labelled parcels on manifests; refused as {@code packing.move-not-allowed} where one is not labelled, or is loaded already. */
    public Map<ParcelId, Refusal> load(NodeId node, Map<ParcelId, Long> manifests) {
        return manifests.isEmpty() ? Map.of() : leaving.load(node, manifests);
    }

    /**
     * Parcels that their customers have come for, or that go to another of our warehouses; the others of them stay.
     *
     * @param seen the parcels, as they were read
     * @return those that leave, in rounds that hold each outbound once
     */
    public List<List<Parcel>> handOver(NodeId node, Collection<Parcel> seen, Collection<ParcelId> ids, Instant at) {
        return ids.isEmpty() ? List.of() : leaving.handOver(node, seen, ids, at);
    }

    /**
     * What is left of these outbounds that their customers did not come for, where all of it was closed by {@code closedBefore};
     * the others stay.
     *
     * @return the parcels that are given back, by outbound
     */
    public Map<FulfillmentOrderId, List<Parcel>> giveBack(
            NodeId node, Collection<FulfillmentOrderId> outbounds, Instant closedBefore) {
        return outbounds.isEmpty() ? Map.of() : uncollecting.take(node, outbounds, closedBefore);
    }

    /**
     * Ships all parcels that are loaded on these manifests, whose rows the caller has locked.
     *
     * @return them, in rounds that hold each outbound once: each fact about an outbound has a version of its own
     */
    public List<List<Parcel>> depart(NodeId node, Collection<Long> manifests, Instant at) {
        return manifests.isEmpty() ? List.of() : leaving.depart(node, manifests, at);
    }
}
