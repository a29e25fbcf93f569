package dev.dovetail.oms.availability;

import static java.util.Comparator.comparingInt;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Quantities summed per pool, in lock order, as the arrays that one statement takes. */
final class PoolRows {
    /** (node, client, SKU, pool), open before fences: the order in which every statement of the house locks pools. */
    record Key(NodeId node, Sku sku, String pool) {}

    private static final Comparator<Key> LOCK_ORDER = comparingInt(
                    (Key key) -> key.node().value())
            .thenComparing(Key::sku)
            .thenComparing(key -> !key.pool().equals(Claim.OPEN))
            .thenComparing(Key::pool);

    private final SortedMap<Key, Long> quantities = new TreeMap<>(LOCK_ORDER);

    static PoolRows of(NodeId node, Map<Sku, Long> quantities) {
        var rows = new PoolRows();
        quantities.forEach((sku, quantity) -> rows.add(new Key(node, sku, Claim.OPEN), quantity));
        return rows;
    }

    void add(Key key, long quantity) {
        quantities.merge(key, quantity, Math::addExact);
    }

    int size() {
        return quantities.size();
    }

    List<Sku> skus() {
        return quantities.keySet().stream().map(Key::sku).toList();
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

    static final String UNNEST =
            "unnest(:nodes, :clients, :skus, :pools, :quantities) as a(node_id, client_id, sku, pool, quantity)";
}
