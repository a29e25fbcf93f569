package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final UnpackReports unpacks;
    private final CloseReports closes;
    private final Voids voids;
    private final Leaving leaving;

    Packing(
            PackWork work,
            PackReports packs,
            UnpackReports unpacks,
            CloseReports closes,
            Voids voids,
            Leaving leaving) {
        this.work = work;
        this.packs = packs;
        this.unpacks = unpacks;
        this.closes = closes;
        this.voids = voids;
        this.leaving = leaving;
    }

    /**
     * Up to {@code limit} outbounds to pack for the worker: those lent already, then the most urgent that nobody packs. A
     * loan lasts 30 minutes from the last time it was asked for.
     */
    public List<PackTask> next(Warehouse warehouse, String worker, int limit) {
        return work.next(warehouse, worker, limit);
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
     * Asks the carrier to void the label of a parcel that is not loaded, as {@code void:parcel:<id>:<version>}. Once it has,
     * another label is asked for; where it will not, the parcel has its label again.
     *
     * @return the parcel, {@code voiding}. Refused as {@code packing.no-such-parcel}, {@code packing.move-not-allowed} where
     *     it has no label or is loaded or gone, {@code packing.too-many-labels}
     */
    public Parcel voidLabel(NodeId node, ParcelId parcel, String reason, Cause cause) {
        return voids.ask(node, parcel, reason, cause);
    }

    /** Puts labelled parcels on manifests; refused as {@code packing.move-not-allowed} where one is not labelled, or is loaded already. */
    public Map<ParcelId, Refusal> load(NodeId node, Map<ParcelId, Long> manifests) {
        return manifests.isEmpty() ? Map.of() : leaving.load(node, manifests);
    }

    /**
     * Parcels that their customers have come for; the others of them stay.
     *
     * @param seen the parcels, as they were read
     * @return those that leave, in rounds that hold each outbound once
     */
    public List<List<Parcel>> handOver(NodeId node, Collection<Parcel> seen, Collection<ParcelId> ids, Instant at) {
        return ids.isEmpty() ? List.of() : leaving.handOver(node, seen, ids, at);
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
