package dev.dovetail.oms.availability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Every change to a promise goes through here. Each method is a few set-wise statements, takes its locks in the order
 * (node, client, SKU, pool), and joins the caller's transaction.
 */
@Service
public class Availability {
    /** Handoffs of the OMS that belong to a node. */
    public static final Family FAMILY = new Family("oms.node", "node_id", false);

    private final PoolStore pools;
    private final ReservationStore reservations;
    private final ShortfallStore shortfalls;
    private final LandedStock landed;
    private final Audit audit;
    private final Transactions transactions;

    Availability(
            PoolStore pools,
            ReservationStore reservations,
            ShortfallStore shortfalls,
            LandedStock landed,
            Audit audit,
            Transactions transactions) {
        this.pools = pools;
        this.reservations = reservations;
        this.shortfalls = shortfalls;
        this.landed = landed;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Reserves all of the claims or none: demand is summed per pool, and the guard {@code position - reserved - safety >=
     * quantity} stands in the taking statement.
     *
     * @return whether they were taken
     */
    public boolean take(List<Claim> claims) {
        if (claims.isEmpty()) return true;
        return transactions.run(() -> {
            var asked = PoolRows.ofClaims(claims, "taken");
            if (!pools.lockedAndEnough(asked)) return false;
            pools.take(asked);
            reservations.add(claims);
            return true;
        });
    }

    /** Gives claims back that will not ship: cancelled, short-picked, withdrawn. Giving back more than is reserved is a fault. */
    public void release(List<Claim> claims) {
        if (claims.isEmpty()) return;
        transactions.run(() -> {
            var given = PoolRows.ofClaims(claims, "released");
            pools.lock(given);
            reservations.giveBack(claims);
            var figures = pools.giveBack(given);
            shortfalls.settle(given);
            landed.tell(figures);
        });
    }

    /**
     * The node shipped these units: position and reserved fall together, so that ATP does not move. A physical fact is
     * always accepted; units that were not reserved for the line lower the position alone.
     */
    public void ship(List<Claim> claims) {
        if (claims.isEmpty()) return;
        transactions.run(() -> {
            var shipped = PoolRows.ofClaims(claims, "shipped");
            pools.lockOrMake(shipped);
            var held = reservations.settle(claims);
            pools.ship(shipped, held);
            shortfalls.settle(shipped);
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
            var rows = PoolRows.ofChanges(changes);
            var figures = pools.change(rows);
            shortfalls.settle(rows);
            var rose = figures.stream().filter(figure -> rows.rose(figure)).toList();
            landed.tell(rose);
            return byNode(rose.stream());
        });
    }

    /** Keeps {@code quantity} back from every promise, for each SKU of the node's open pool. */
    public void keepBack(NodeId node, Map<Sku, Long> quantities, Cause cause) {
        if (quantities.isEmpty()) return;
        transactions.run(() -> {
            landed.tell(pools.keepBack(PoolRows.of(node, quantities)));
            audit.record(cause, "safety.put", "node:" + node, Map.of("skus", quantities.size()));
        });
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

    private static Map<NodeId, List<Sku>> byNode(Stream<Figure> figures) {
        return figures.filter(figure -> figure.available() > 0)
                .collect(groupingBy(
                        Figure::node,
                        () -> new TreeMap<>(java.util.Comparator.comparingInt(NodeId::value)),
                        mapping(Figure::sku, toList())));
    }
}
