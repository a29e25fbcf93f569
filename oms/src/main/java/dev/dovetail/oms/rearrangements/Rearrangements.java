package dev.dovetail.oms.rearrangements;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.fulfillment.GivenLine;
import dev.dovetail.oms.fulfillment.Rework;
import java.util.List;
import org.springframework.stereotype.Service;

/** Moves, holds, splits and merges work that nodes were given, always under its order's lock. */
@Service
public class Rearrangements {
    private final Asking asking;
    private final LettingGo lettingGo;
    private final RearrangementStore store;
    private final Rework rework;
    private final Transactions transactions;

    Rearrangements(
            Asking asking, LettingGo lettingGo, RearrangementStore store, Rework rework, Transactions transactions) {
        this.asking = asking;
        this.lettingGo = lettingGo;
        this.store = store;
        this.rework = rework;
        this.transactions = transactions;
    }

    /**
     * Asks the node for the units, once for each key of the order. Refuses {@code rearrangements.no-such-work}, {@code
     * -no-such-line}, {@code -not-open} (given back, or all of it left), {@code -picked} (with what is free, in units by line), {@code -withdrawal-pending}, {@code -open} (one
     * at a time for an order's work at a node), {@code -same-node}, {@code -no-stock} and {@code -not-allowed} (with the
     * nodes that could have it), {@code -split-all}, {@code -other-node} (merged work is of one node), {@code -key-reused},
     * and {@code network.unknown-node}, {@code orders.not-found}.
     */
    public Rearrangement ask(Wanted wanted, Cause cause) {
        return transactions.run(() -> asking.ask(wanted, cause));
    }

    /** Somebody lets held work go: it is released to its node again. Refuses {@code rearrangements.not-found}, {@code -not-held}. */
    public Rearrangement release(OrderId order, long id, String why, Cause cause) {
        return transactions.run(() -> lettingGo.release(order, id, why, cause));
    }

    /** What was done with the order's work, oldest first; at most 500. */
    public List<Rearrangement> ofOrder(OrderId order) {
        return store.ofOrder(order);
    }

    /** The work of an order, line by line. */
    public List<GivenLine> work(OrderId order) {
        return rework.given(order);
    }
}
