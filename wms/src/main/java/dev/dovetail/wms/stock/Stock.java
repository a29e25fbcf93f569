package dev.dovetail.wms.stock;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Location;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The only way to change what lies where. Every method joins the caller's transaction, takes whole lists and costs the
 * same few statements whatever their length; balance rows are locked in (location, SKU, lot, status) order.
 */
@Component
public class Stock {
    /** The handoff tables of the warehouse side. */
    public static final Family FAMILY = new Family("wms.node", "node_id", true);

    private final LedgerStore ledger;
    private final AllocationStore allocations;
    private final SerialStore serials;
    private final LotStore lots;
    private final Items items;
    private final PlateWork plates;
    private final FactTeller teller;
    private final InstantSource clock;

    Stock(
            LedgerStore ledger,
            AllocationStore allocations,
            SerialStore serials,
            LotStore lots,
            Items items,
            PlateWork plates,
            FactTeller teller,
            InstantSource clock) {
        this.ledger = ledger;
        this.allocations = allocations;
        this.serials = serials;
        this.lots = lots;
        this.items = items;
        this.plates = plates;
        this.teller = teller;
        this.clock = clock;
    }

    /**
     * Writes the moves and their balances, in the order given, so that a later move may take what an earlier one brought.
     * A move that does not fit is left out, and the others stand: {@code stock.not-enough} where fewer free units lie
     * there than are taken, {@code stock.not-claimed} where fewer are allocated; of units with names of their own
     * {@code stock.serial-needed} where they must be read, {@code stock.serial-elsewhere} where one is not there and
     * {@code stock.serial-known} where one came before.
     *
     * @return why, for each move that was left out, by its place in the list
     */
    public Map<Integer, Refusal> move(NodeId node, List<Move> moves) {
        if (moves.isEmpty()) return Map.of();
        var handled = handling(node, moves);
        var keys = Postings.touched(moves);
        var balances = ledger.take(node, keys);
        var names = serials.lock(node, handled, moves);
        var postings = Postings.decide(balances, names, moves);
        plates.lift(node, balances, postings);
        var rows = ledger.write(node, postings);
        serials.write(node, names, postings.moves(), rows);
        return postings.refused();
    }

    /**
     * Goods step onto plates, or off them, where both stand: nothing moves in the ledger. Refuses {@code stock.not-loose} where
     * fewer units lie there that are on no plate, and {@code stock.not-on-plate}; the others stand.
     *
     * @return why, for each that was left out, by its place in the list
     */
    public Map<Integer, Refusal> plate(NodeId node, List<Plating> goods) {
        return goods.isEmpty() ? Map.of() : plates.plate(node, goods);
    }

    /** What is on these plates, its balances locked; an empty one is absent. */
    public List<Plated> lockPlates(NodeId node, Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : plates.lock(node, ids);
    }

    /** What became of trips of plates. @param refused by the trip's place in the list; @param carried what each of the others carried, as it was where it came from */
    public record Trips(Map<Integer, Refusal> refused, Map<Integer, List<Plated>> carried) {}

    /**
     * Carries plates with all that is on them; no plate occurs twice. A plate of whose goods picks have claimed so much that
     * what is free there is less than the plate holds stays as it is: {@code moving.claimed}.
     */
    public Trips carry(NodeId node, List<PlateTrip> trips) {
        Map<Integer, Refusal> refused = new LinkedHashMap<>();
        var ready = plates.ready(node, trips, refused);
        var going = ready.keySet().stream().map(trips::get).toList();
        if (going.isEmpty()) return new Trips(refused, ready);
        plates.leave(node, going);
        List<Move> moves = new ArrayList<>();
        ready.forEach((i, goods) -> goods.forEach(one -> moves.add(trips.get(i).move(one))));
        move(node, moves).values().forEach(why -> {
            throw new Refused(Refused.Kind.CONFLICT, why);
        });
        plates.arrive(node, going);
        return new Trips(refused, ready);
    }

    /**
     * Claims units for picks: bins only, available only, no lot that is past its days, for each SKU first what its rule
     * says. What cannot be had is missing from the answer. However many callers race, a unit is claimed once.
     */
    public List<Allotment> allocate(NodeId node, List<Want> wants) {
        if (wants.isEmpty()) return List.of();
        var chosen = PickOrder.choose(
                allocations.lock(node, wants.stream().map(Want::sku).toList(), clock.instant()), wants);
        allocations.claim(node, chosen);
        return chosen;
    }

    /** How many units of these SKUs may be claimed, bin by bin and lot by lot: as {@link #allocate} sees them, all of it locked. */
    public Map<Balance.Key, Long> free(NodeId node, Collection<Sku> skus) {
        Map<Balance.Key, Long> free = new LinkedHashMap<>();
        if (!skus.isEmpty())
            for (var bin : allocations.lock(node, skus, clock.instant()))
                free.put(bin.balance().key(), bin.balance().free());
        return free;
    }

    /** Claims just these units, which {@link #free} has shown in the same transaction. */
    public void claim(NodeId node, List<Allotment> claims) {
        if (!claims.isEmpty()) allocations.claim(node, claims);
    }

    /** Locks all that lies in bins of these SKUs, for a caller that takes from some of them and then looks into the others. */
    public void lockBins(NodeId node, Collection<Sku> skus) {
        if (!skus.isEmpty()) allocations.lock(node, skus, clock.instant());
    }

    /** As {@link #lockBins}, and these heaps in the same order, for a caller that frees claims of past lots and sets the heaps aside. */
    public void lockBins(NodeId node, Collection<Sku> skus, Collection<Balance.Key> heaps) {
        allocations.lockAlong(node, skus, heaps);
    }

    /** Gives claims back; the goods stay where they are. */
    public void unallocate(NodeId node, List<Allotment> claims) {
        if (claims.isEmpty()) return;
        ledger.lock(node, claims.stream().map(Allotment::key).distinct().toList());
        allocations.free(node, claims);
    }

    /** Tells the OMS these facts, in this order; they leave when the caller's transaction commits. */
    public void tell(NodeId node, List<Telling> facts) {
        if (!facts.isEmpty()) teller.tell(node, facts);
    }

    /**
     * Makes lots known, with the last day of each. A lot has one: the first that was told stays.
     *
     * @return the last days of these lots; one that has none yet is absent
     */
    public Map<Lot.Key, LocalDate> describe(NodeId node, List<Lot> told) {
        return told.isEmpty() ? Map.of() : lots.describe(node, told, clock.instant());
    }

    /** While something comes from outside, nobody may begin or cease to name the units of its kind. */
    private Map<Sku, Handling> handling(NodeId node, List<Move> moves) {
        var skus = moves.stream().map(Move::sku).distinct().toList();
        boolean brings = moves.stream().anyMatch(move -> Location.virtual(move.from()));
        return brings ? items.keepHandling(node, skus) : items.handling(node, skus);
    }
}
