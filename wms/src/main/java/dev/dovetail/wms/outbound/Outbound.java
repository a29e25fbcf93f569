package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.stock.Balance;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the floor reports about outbound work. Every method joins the caller's transaction, locks the outbounds it touches
 * in id order, takes whole lists and costs the same few statements whatever their length.
 *
 * <p>Picking writes to {@code wms.pick_task} only who holds a task: {@code worker, lease_until, tote_id} and the states
 * {@code ready} and {@code assigned}. All else about tasks and their lines is written here.
 */
@Component
public class Outbound {
    private final OutboundStore store;
    private final PickReports picks;
    private final Unpicks unpicks;
    private final ShortReports shorts;
    private final UnfitReports unfits;
    private final ExchangeReports exchanges;
    private final ParcelReports parcels;
    private final ZoneSplits splits;
    private final Pool pool;
    private final SwapReports swaps;
    private final GiveBacks giveBacks;

    Outbound(
            OutboundStore store,
            PickReports picks,
            Unpicks unpicks,
            ShortReports shorts,
            UnfitReports unfits,
            ExchangeReports exchanges,
            ParcelReports parcels,
            ZoneSplits splits,
            Pool pool,
            SwapReports swaps,
            GiveBacks giveBacks) {
        this.store = store;
        this.picks = picks;
        this.unpicks = unpicks;
        this.shorts = shorts;
        this.unfits = unfits;
        this.exchanges = exchanges;
        this.parcels = parcels;
        this.splits = splits;
        this.pool = pool;
        this.swaps = swaps;
        this.giveBacks = giveBacks;
    }

    /** Locks these outbounds in id order and reads them with their lines; an unknown id is absent. */
    public Map<FulfillmentOrderId, OutboundOrder> lock(NodeId node, Collection<FulfillmentOrderId> ids) {
        return ids.isEmpty() ? Map.of() : store.lock(node, ids);
    }

    /**
     * Units were picked: moves them from bin to tote, counts them on pick line, order line and outbound, and tells one
     * {@code Picked} for each outbound and worker. Tasks and outbounds with nothing left to pick move on.
     *
     * @return why, for each pick that was refused: {@code picking.no-such-line}, {@code picking.wrong-location},
     *     {@code picking.wrong-item}, {@code picking.more-than-asked} (as after a withdrawal); the others stand
     */
    public Map<UUID, Refusal> picked(NodeId node, List<Pick> reported) {
        return reported.isEmpty() ? Map.of() : picks.take(node, reported);
    }

    /**
     * The exact inverse of {@link #picked}: units lie in the bins that they were taken from, claimed as before, and their
     * stops are open again; told as one {@code PutBack} for each outbound and worker. A task that was done is ready.
     *
     * @param undone the picks as far as they are undone
     * @return why, for each that was refused: as {@link #picked}, {@code picking.not-picked} (not so many of the stop lie in
     *     the tote), {@code picking.in-carton} (something of the order is packed), {@code picking.past-undoing} (all of it
     *     is), {@code picking.bin-uncounted}; the others stand
     */
    public Map<UUID, Refusal> putBack(NodeId node, List<Pick> undone) {
        return undone.isEmpty() ? Map.of() : unpicks.take(node, undone);
    }

    /**
     * Units were not found: they go from the bin to the lost place ({@code damaged}: to scrap), and the line looks for
     * them in another bin of the warehouse. What is found is added to the task as new stops in walking order; what is not
     * is told as {@code ShortPicked}. Then what vanished is told as {@code StockChanged}.
     *
     * @return why, for each that was refused: {@code picking.no-such-line}, {@code picking.wrong-location},
     *     {@code picking.more-than-asked}, {@code picking.unknown-reason}; the others stand
     */
    public Map<UUID, Refusal> shorted(NodeId node, List<ShortPick> reported) {
        return reported.isEmpty() ? Map.of() : shorts.take(node, reported);
    }

    /**
     * Picked units that packers cannot pack, which the caller has checked against what lies in totes: they leave as told, are
     * picked no more ({@code PutBack}), and new stops of their tasks ask for others; what is nowhere is told as
     * {@code ShortPicked}. Refused whole where the name of a unit is missing or wrong.
     */
    public void unfit(NodeId node, List<Unfit> units) {
        if (!units.isEmpty()) unfits.take(node, units);
    }

    /**
     * Picked units, which the caller has checked against what lies in totes, change places with others of the same kind that
     * nobody claims; no counter changes. Refused whole where the name of a unit is missing or wrong.
     *
     * @return why, for each that was refused: {@code packing.no-exchange} where fewer are free; the others stand
     */
    public Map<UUID, Refusal> exchanged(NodeId node, List<Exchange> units) {
        return units.isEmpty() ? Map.of() : exchanges.take(node, units);
    }

    /**
     * The last day of these goods is over: what picks still ask for of them is found in other lots as new stops of the same
     * tasks, or told as {@code ShortPicked}. The goods are free where they lie, and all the heaps are locked in one order where some were
     * claimed: the caller sets them aside. Of very many tasks the first are worked.
     */
    public void expire(NodeId node, Collection<Balance.Key> heaps, Instant at) {
        if (!heaps.isEmpty()) shorts.expire(node, heaps, at);
    }

    /**
     * Pickers take another lot than was claimed for their stops, of the same goods at the same bin, for all that is open there.
     * What nobody claims is taken first, then what others are to pick, who get the other lot instead.
     *
     * @return why, for each that was refused: {@code picking.no-swap} where some order would lose its goods,
     *     {@code picking.wrong-location}, {@code picking.stop-done}; the others stand
     */
    public Map<UUID, Refusal> swapped(NodeId node, List<Swap> swaps) {
        return swaps.isEmpty() ? Map.of() : this.swaps.take(node, swaps);
    }

    /** Those of these swaps that {@link #swapped} would make now. */
    public Set<UUID> swappable(NodeId node, List<Swap> swaps) {
        return swaps.isEmpty() ? Set.of() : this.swaps.possible(node, swaps);
    }

    /** Says for which orders the floor has room, of those that would stop at these locations; the first is asked for first. */
    public interface Room {
        Room ENDLESS = stops -> Set.copyOf(stops.keySet());

        Set<FulfillmentOrderId> choose(SequencedMap<FulfillmentOrderId, List<Long>> stops);
    }

    /**
     * Lets outbounds that wait onto the floor, earlier ones first: claims bins, makes tasks, and tells what cannot be had. One
     * for which there is no room waits on, without claims; one that does not wait is left alone.
     *
     * @param wave the wave they are released in, 0 for none
     * @return those that are on the floor now, or ended as nothing of them is here
     */
    public List<FulfillmentOrderId> release(
            NodeId node, List<FulfillmentOrderId> ids, Room room, long wave, Instant at) {
        return ids.isEmpty() ? List.of() : pool.release(node, ids, room, wave, at);
    }

    /**
     * The inverse of {@link #release}: claims are free, tasks end, and the outbounds wait as before. One of which something
     * was picked, or for which a picker is on the way, is left alone.
     *
     * @return those that wait now
     */
    public List<FulfillmentOrderId> takeBack(NodeId node, List<FulfillmentOrderId> ids, Instant at) {
        return ids.isEmpty() ? List.of() : pool.takeBack(node, ids, at);
    }

    /**
     * Cuts what lies outside these zones off tasks that were never lent before and whose outbounds the caller has locked: it
     * becomes ready tasks of its own.
     */
    public void keepZones(NodeId node, Collection<Long> tasks, Collection<String> zones) {
        if (!tasks.isEmpty()) splits.cut(node, tasks, zones);
    }

    /**
     * Counts packed units, which the caller has checked against {@link #lock} and moved from tote to parcel.
     *
     * @return the outbounds as they are now: {@code version} is the {@code seq} of a fact to tell about it. Refused as
     *     {@code outbound.move-not-allowed} where an outbound's state does not allow packing, and as
     *     {@code outbound.more-than-picked}
     */
    public Map<FulfillmentOrderId, OutboundOrder> packed(NodeId node, List<LineUnits> units) {
        return units.isEmpty() ? Map.of() : parcels.packed(node, units);
    }

    /** The inverse of {@link #packed}: these units lie in an open parcel again; refused as {@code outbound.more-than-packed}. */
    public Map<FulfillmentOrderId, OutboundOrder> unpacked(NodeId node, List<LineUnits> units) {
        return units.isEmpty() ? Map.of() : parcels.unpacked(node, units);
    }

    /** Counts shipped units, which the caller has moved out of their parcels; otherwise as {@link #packed}. */
    public Map<FulfillmentOrderId, OutboundOrder> shipped(NodeId node, List<LineUnits> units) {
        return units.isEmpty() ? Map.of() : parcels.shipped(node, units);
    }

    /** Takes packed units that nobody came for off their outbounds; the caller has moved them out of their parcels. */
    public Map<FulfillmentOrderId, GivenBack> uncollected(NodeId node, List<LineUnits> units, Instant at) {
        return units.isEmpty() ? Map.of() : giveBacks.take(node, units, at);
    }

    /** Counts nothing: the outbounds with the {@code seq} of a fact that somebody else tells about each as their {@code version}. */
    public Map<FulfillmentOrderId, OutboundOrder> told(NodeId node, Collection<FulfillmentOrderId> ids) {
        return ids.isEmpty() ? Map.of() : parcels.told(node, ids);
    }
}
