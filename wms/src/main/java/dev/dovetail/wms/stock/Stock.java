package dev.dovetail.wms.stock;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
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
    private final FactTeller teller;

    Stock(LedgerStore ledger, AllocationStore allocations, FactTeller teller) {
        this.ledger = ledger;
        this.allocations = allocations;
        this.teller = teller;
    }

    /**
     * Writes the moves and their balances, in the order given, so that a later move may take what an earlier one brought.
     * A move that does not fit is left out, and the others stand: {@code stock.not-enough} where fewer free units lie
     * there than are taken, {@code stock.not-claimed} where fewer are allocated.
     *
     * @return why, for each move that was left out, by its place in the list
     */
    public Map<Integer, Refusal> move(NodeId node, List<Move> moves) {
        if (moves.isEmpty()) return Map.of();
        var keys = Postings.touched(moves);
        var postings = Postings.decide(ledger.lock(node, keys), moves);
        ledger.write(node, postings);
        return postings.refused();
    }

    /**
     * Claims units for picks: bins only, available only, for each SKU first what has lain longest. What cannot be had is
     * missing from the answer. However many callers race, a unit is claimed once.
     */
    public List<Allotment> allocate(NodeId node, List<Want> wants) {
        if (wants.isEmpty()) return List.of();
        var chosen = FirstIn.choose(
                allocations.lock(node, wants.stream().map(Want::sku).toList()), wants);
        allocations.claim(node, chosen);
        return chosen;
    }

    /** Locks all that lies in bins of these SKUs, for a caller that takes from some of them and then looks into the others. */
    public void lockBins(NodeId node, Collection<Sku> skus) {
        if (!skus.isEmpty()) allocations.lock(node, skus);
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
}
