package dev.dovetail.oms.availability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Every change to a promise goes through here. Each method is a few set-wise statements, takes its locks in the order
 * (node, client, SKU, open before its fences), and joins the caller's transaction.
 */
@Service
public class Availability {
    /** Handoffs of the OMS that belong to a node. */
    public static final Family FAMILY = new Family("oms.node", "node_id", false);

    private final PoolStore pools;
    private final ReservationStore reservations;
    private final Settled settled;
    private final LandedStock landed;
    private final StockSetup setup;
    private final Coming coming;
    private final Recent recent;
    private final Transactions transactions;

    Availability(
            PoolStore pools,
            ReservationStore reservations,
            Settled settled,
            LandedStock landed,
            StockSetup setup,
            Coming coming,
            Recent recent,
            Transactions transactions) {
        this.pools = pools;
        this.reservations = reservations;
        this.settled = settled;
        this.landed = landed;
        this.setup = setup;
        this.coming = coming;
        this.recent = recent;
        this.transactions = transactions;
    }

    /**
     * Reserves all that is asked or nothing, each from the channel's fence first and then from open. The guard {@code
     * position - reserved - safety >= quantity} stands in the taking statement.
     *
     * @return whether they were taken
     */
    public boolean take(List<Ask> asks) {
        return take(asks, false);
    }

    /** As {@link #take}, for a cart or a transfer between nodes: in each ask its id stands where the order's does. */
    public boolean hold(List<Ask> asks) {
        return take(asks, true);
    }

    private boolean take(List<Ask> asks, boolean soft) {
        if (asks.isEmpty()) return true;
        return transactions.run(() -> {
            var claims = drawn(asks);
            // A fence that was made while this waited for a lock is seen by the second look.
            if (claims.isEmpty()) claims = drawn(asks);
            if (claims.isEmpty()) return false;
            var rows = new PoolRows();
            for (var claim : claims)
                rows.add(new PoolRows.Key(claim.node(), claim.sku(), claim.pool()), claim.quantity());
            pools.take(rows);
            reservations.add(claims, soft);
            return true;
        });
    }

    /** From which pools each is taken, on locked figures; none where one of them cannot be had. */
    private List<Claim> drawn(List<Ask> asks) {
        var left = new HashMap<Shelves.Key, List<Figure>>();
        for (var pool : pools.lock(
                asks.stream().map(ask -> new Shelves.Key(ask.node(), ask.sku())).collect(toSet())))
            left.computeIfAbsent(new Shelves.Key(pool.node(), pool.sku()), _ -> new ArrayList<>())
                    .add(pool.figure());
        var claims = new ArrayList<Claim>();
        for (var ask : asks) {
            var key = new Shelves.Key(ask.node(), ask.sku());
            var drawn = Drawn.of(left.getOrDefault(key, List.of()), ask.node(), ask.channel(), ask.quantity());
            if (drawn.units() < ask.quantity()) return List.of();
            left.put(key, drawn.left());
            drawn.byPool().forEach((pool, units) -> claims.add(ask.of(pool, units)));
        }
        return claims;
    }

    /** Gives claims back that will not ship: cancelled, short-picked, withdrawn. Giving back more than is reserved is a fault. */
    public void release(List<Claim> claims) {
        release(claims, false);
    }

    /** As {@link #release}, of what {@link #hold} took. */
    public void unholdUnits(List<Claim> claims) {
        release(claims, true);
    }

    private void release(List<Claim> claims, boolean soft) {
        if (claims.isEmpty()) return;
        transactions.run(() -> {
            var shelves = pools.lockOrMake(keys(claims), "released");
            var coming = new PoolRows();
            for (var ended : reservations.giveBack(claims, soft))
                if (Claim.isComing(ended.pool()))
                    coming.add(new PoolRows.Key(ended.node(), ended.sku(), ended.pool()), ended.units());
                else shelves.get(ended.node(), ended.sku()).giveBack(ended.pool(), ended.units());
            pools.giveBack(coming);
            landed.tell(settled.save(shelves).rose());
        });
    }

    /** Gives back all that these carts hold; the caller has locked their rows. */
    public void unhold(Collection<Long> holds) {
        if (holds.isEmpty()) return;
        transactions.run(() -> {
            var held = reservations.ofCarts(holds);
            if (held.isEmpty()) return;
            var shelves = pools.lockOrMake(
                    held.stream()
                            .map(one -> new Shelves.Key(one.node(), one.sku()))
                            .collect(toSet()),
                    "released");
            for (var ended : reservations.endCarts(holds))
                shelves.get(ended.node(), ended.sku()).giveBack(ended.pool(), ended.units());
            landed.tell(settled.save(shelves).rose());
        });
    }

    /**
     * The node shipped these units: position and reserved fall together in the pool that held them, so that ATP does not
     * move. A physical fact is always accepted; units that were not reserved for the line are lost to the node's stock as
     * any other loss is.
     */
    public void ship(List<Claim> claims) {
        ship(claims, false);
    }

    /** As {@link #ship}, of what {@link #hold} took: they left for another node. */
    public void send(List<Claim> claims) {
        ship(claims, true);
    }

    private void ship(List<Claim> claims, boolean soft) {
        if (claims.isEmpty()) return;
        transactions.run(() -> {
            var shelves = pools.lockOrMake(keys(claims), "shipped");
            var unreserved = new TreeMap<Shelves.Key, Long>(Shelves.Key.ORDER);
            for (var claim : claims) unreserved.merge(key(claim), claim.quantity(), Long::sum);
            for (var ended : reservations.settle(claims, soft)) {
                shelves.get(ended.node(), ended.sku()).ship(ended.pool(), ended.units());
                unreserved.merge(new Shelves.Key(ended.node(), ended.sku()), -ended.units(), Long::sum);
            }
            unreserved.forEach(
                    (key, units) -> shelves.get(key.node(), key.sku()).change(-units));
            settled.save(shelves);
        });
    }

    /**
     * Follows what nodes told of their stock; always accepted. Opens, moves and closes shortfalls to exactly the
     * difference, and tells the backlog what landed.
     *
     * @return the SKUs of which more may be promised than before, by node
     */
    public Map<NodeId, List<Sku>> change(List<StockChange> changes) {
        if (changes.isEmpty()) return Map.of();
        return transactions.run(() -> {
            var sums = new TreeMap<Shelves.Key, Long>(Shelves.Key.ORDER);
            for (var change : changes)
                sums.merge(new Shelves.Key(change.node(), change.sku()), change.change(), Math::addExact);
            var shelves = pools.lockOrMake(sums.keySet(), "changed");
            for (var change : changes) shelves.because(change.node(), change.sku(), change.reason());
            sums.forEach((key, units) -> shelves.get(key.node(), key.sku()).change(units));
            var rose = settled.save(shelves).rose();
            landed.tell(rose);
            return byNode(rose.stream());
        });
    }

    /**
     * Says how many units of an inbound are still to come to the node. Refuses {@code availability.below-reserved}. From here
     * on the SKU's pools at the node are locked.
     */
    public void expect(NodeId node, Sku sku, String inbound, long units) {
        coming.expect(node, sku, inbound, units);
    }

    /**
     * Goods that were on their way are there: what was promised of them is held of open stock from then on, in rank. The caller
     * has locked the orders that hold them; {@code availability.holders-moved} where another has come since, to be tried again.
     */
    public Landed land(List<Arrival> arrivals) {
        return coming.land(arrivals);
    }

    /** Capture took these by its own statement, with the guard inside. What memory knows of their pools ends with the commit. */
    public void taken(Stream<Claim> claims) {
        recent.change(claims.map(Claim::sku).toList());
    }

    /** Keeps {@code quantity} back from every promise, for each SKU of the node's open pool. */
    public void keepBack(NodeId node, Map<Sku, Long> quantities, Cause cause) {
        setup.keepBack(node, quantities, cause);
    }

    /**
     * Has the backlog look at these SKUs once more, at {@code at} and not before this transaction's commit: stock may land
     * between a look that found none and the commit of who then began to wait.
     *
     * @param node any node; the message travels with it
     */
    public void lookAgain(NodeId node, Collection<Sku> skus, Instant at) {
        landed.remind(node, skus, at);
    }

    private static Set<Shelves.Key> keys(List<Claim> claims) {
        return claims.stream().map(Availability::key).collect(toSet());
    }

    private static Shelves.Key key(Claim claim) {
        return new Shelves.Key(claim.node(), claim.sku());
    }

    private static Map<NodeId, List<Sku>> byNode(Stream<Figure> figures) {
        return figures.collect(groupingBy(
                Figure::node,
                () -> new TreeMap<>(Comparator.comparingInt(NodeId::value)),
                mapping(
                        Figure::sku,
                        java.util.stream.Collectors.collectingAndThen(
                                toList(), skus -> skus.stream().distinct().toList()))));
    }
}
