package dev.dovetail.oms.availability;

import static java.util.Comparator.comparingInt;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Quantities summed per pool, in lock order, as the arrays that one statement takes. */
final class PoolRows {
    /** (node, client, SKU, pool): the order in which every statement of the house locks pools. */
    record Key(NodeId node, Sku sku, String pool) {}

    private static final Comparator<Key> LOCK_ORDER = comparingInt(
                    (Key key) -> key.node().value())
            .thenComparing(Key::sku)
            .thenComparing(Key::pool);

    private final SortedMap<Key, Long> quantities = new TreeMap<>(LOCK_ORDER);

    private final Map<Key, String> reasons = new HashMap<>();
    private final String reason;

    private PoolRows(String reason) {
        this.reason = reason;
    }

    /** @param reason why the figures move, for the shortfalls this may open */
    static PoolRows ofClaims(List<Claim> claims, String reason) {
        var rows = new PoolRows(reason);
        for (var claim : claims) rows.add(new Key(claim.node(), claim.sku(), claim.pool()), claim.quantity());
        return rows;
    }

    static PoolRows ofChanges(List<StockChange> changes) {
        var rows = new PoolRows("changed");
        for (var change : changes) {
            var key = new Key(change.node(), change.sku(), Claim.OPEN);
            rows.add(key, change.change());
            rows.reasons.put(key, change.reason());
        }
        return rows;
    }

    static PoolRows of(NodeId node, Map<Sku, Long> quantities) {
        var rows = new PoolRows("kept-back");
        quantities.forEach((sku, quantity) -> rows.add(new Key(node, sku, Claim.OPEN), quantity));
        return rows;
    }

    static PoolRows none() {
        return new PoolRows("");
    }

    void add(Key key, long quantity) {
        quantities.merge(key, quantity, Math::addExact);
    }

    /** Why each pool's figures move, in lock order. */
    String[] reasons() {
        return quantities.keySet().stream()
                .map(key -> reasons.getOrDefault(key, reason))
                .toArray(String[]::new);
    }

    int size() {
        return quantities.size();
    }

    boolean rose(Figure figure) {
        return quantities.getOrDefault(new Key(figure.node(), figure.sku(), figure.pool()), 0L) > 0;
    }

    /** Sets the parameters of {@link #UNNEST}. */
    StatementSpec into(StatementSpec statement) {
        var keys = quantities.keySet();
        return statement
                .param(
                        "nodes",
                        keys.stream().mapToInt(key -> key.node().value()).toArray())
                .param(
                        "clients",
                        keys.stream().mapToInt(key -> key.sku().client()).toArray())
                .param("skus", keys.stream().map(key -> key.sku().code()).toArray(String[]::new))
                .param("pools", keys.stream().map(Key::pool).toArray(String[]::new))
                .param(
                        "quantities",
                        quantities.values().stream().mapToLong(Long::longValue).toArray());
    }

    /** As {@link #into}, with this beside {@code all} as {@code :held}, zero where it has no such pool. */
    StatementSpec into(PoolRows all, StatementSpec statement) {
        return all.into(statement)
                .param(
                        "held",
                        all.quantities.keySet().stream()
                                .mapToLong(key -> quantities.getOrDefault(key, 0L))
                                .toArray());
    }

    static final String UNNEST =
            "unnest(:nodes, :clients, :skus, :pools, :quantities) as a(node_id, client_id, sku, pool, quantity)";
}
