package dev.dovetail.oms.inbounds;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.Orders;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Goods on their way to nodes: made known, promised of, and landed. */
@Service
public class Inbounds {
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);
    private static final int TRIES = 5;

    private final InboundStore store;
    private final Availability availability;
    private final Orders orders;
    private final Landing landing;
    private final Redating redating;
    private final Audit audit;
    private final Transactions transactions;

    Inbounds(
            InboundStore store,
            Availability availability,
            Orders orders,
            Landing landing,
            Redating redating,
            Audit audit,
            Transactions transactions) {
        this.store = store;
        this.availability = availability;
        this.orders = orders;
        this.landing = landing;
        this.redating = redating;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Makes an inbound or changes it; another day moves the promises of who holds some of it. Refuses {@code
     * inbounds.other-sku}, {@code inbounds.over}, {@code availability.below-reserved}.
     */
    public Inbound put(Inbound wanted, Cause cause) {
        return again(() -> transactions.run(() -> {
            var held = orders.lock(store.holders(List.of(wanted)));
            availability.expect(wanted.node(), wanted.sku(), wanted.id(), wanted.quantity());
            var before = store.find(wanted.node(), wanted.sku().client(), wanted.id());
            before.ifPresent(known -> refuseOther(known, wanted));
            store.put(wanted);
            if (before.isPresent() && !before.get().expectedOn().equals(wanted.expectedOn()))
                orders.apply(redating.changes(wanted, store.holders(List.of(wanted)), held, cause));
            audit.record(
                    cause,
                    "inbound.put",
                    "node:" + wanted.node(),
                    Map.of("inbound", wanted.id(), "sku", wanted.sku().code(), "quantity", wanted.quantity()));
            return store.find(wanted.node(), wanted.sku().client(), wanted.id()).orElseThrow();
        }));
    }

    /**
     * Units of it have come, as somebody says who counts for the node: its position rises. Refuses {@code
     * inbounds.not-found}, {@code inbounds.over}.
     *
     * @param over nothing more will come; who was promised what did not waits in the backlog with the rank he had
     */
    public Inbound received(NodeId node, int client, String id, long units, boolean over, Cause cause) {
        return again(() -> transactions.run(() -> {
            var inbound =
                    find(node, client, id).orElseThrow(() -> no(Refused.Kind.NOT_FOUND, "inbounds.not-found", id));
            if (inbound.over()) throw no(Refused.Kind.CONFLICT, "inbounds.over", id);
            var arriving = List.of(new Arriving(inbound, units, over));
            orders.apply(landing.land(arriving, orders.lock(holders(arriving)), cause));
            audit.record(
                    cause, "inbound.received", "node:" + node, Map.of("inbound", id, "units", units, "over", over));
            return find(node, client, id).orElseThrow();
        }));
    }

    Optional<Inbound> find(NodeId node, int client, String id) {
        return store.find(node, client, id);
    }

    List<Inbound> list(NodeId node, int client, String after, int limit) {
        return store.list(node, client, after, limit);
    }

    /** Goods that orders wait for past the day they were expected. @param orders that hold some; @param units that they hold */
    public record Overdue(Inbound inbound, long orders, long units) {}

    /** One client's, expected before {@code today}, the longest overdue first. */
    public List<Overdue> overdue(int client, LocalDate today, int limit) {
        return store.overdue(client, today, limit);
    }

    /** What is still to come of a SKU, the soonest first. */
    public List<Inbound> coming(Sku sku, int limit) {
        return store.coming(sku, limit);
    }

    /** The inbounds that claims on goods on their way are made on. One statement. */
    public List<Inbound> of(Collection<Claim> coming) {
        return store.find(coming.stream()
                .filter(Claim::isComing)
                .map(claim -> new InboundStore.Key(
                        claim.node(), claim.sku().client(), claim.pool().substring("inbound:".length())))
                .toList());
    }

    /** The orders that hold some of what arrives: to be locked before {@link #land}. */
    public List<OrderId> holders(List<Arriving> arriving) {
        return store.holders(arriving.stream().map(Arriving::inbound).toList());
    }

    /** What a node says of its stock that is the arrival of an inbound which is due, and what is not. */
    public Sorted sort(List<Told> told) {
        return landing.sort(told);
    }

    /**
     * Lands what arrived, and answers what becomes of the orders that hold some of it; they are locked, and the caller
     * applies the changes. Joins the caller's transaction.
     */
    public List<OrderChange> land(List<Arriving> arriving, Map<OrderId, LockedOrder> held, Cause cause) {
        return landing.land(arriving, held, cause);
    }

    /** What may be promised of goods on their way, on locked figures; the caller has locked the SKUs' pools of goods. */
    public Preorders preorders(Collection<Sku> skus) {
        return new Preorders(store.lockPromisable(skus, EVER));
    }

    /** As {@link #preorders}, as it stands: what it says is a hint. */
    public Preorders preordersSeen(Collection<Sku> skus) {
        return new Preorders(store.promisable(skus, EVER));
    }

    private static void refuseOther(Inbound known, Inbound wanted) {
        if (known.over()) throw no(Refused.Kind.CONFLICT, "inbounds.over", known.id());
        if (!known.sku().equals(wanted.sku())) throw no(Refused.Kind.CONFLICT, "inbounds.other-sku", known.id());
    }

    private static Refused no(Refused.Kind kind, String code, String id) {
        return new Refused(kind, new Refusal(code, Map.of("inbound", id)));
    }

    /** An order may be promised some between the look at who holds it and the lock. */
    private static Inbound again(Supplier<Inbound> work) {
        for (int left = TRIES; ; left--) {
            try {
                return work.get();
            } catch (TryLater moved) {
                if (left == 1 || !moved.code().equals("availability.holders-moved")) throw moved;
            }
        }
    }
}
