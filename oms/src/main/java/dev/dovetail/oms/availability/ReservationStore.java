package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Who holds what, in {@code oms.reservation}. Written only under the lock of the pool it belongs to. */
@Repository
class ReservationStore {
    private static final String CLAIMS = """
            unnest(:nodes, :orders, :lines, :pools, :clients, :skus, :quantities)
                as c(node_id, order_id, line, pool, client_id, sku, quantity)
            """;
    private static final String SAME =
            " r.node_id = c.node_id and r.order_id = c.order_id and r.line = c.line and r.pool = c.pool ";

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Claim> claims) {
        into(merged(claims), """
                insert into oms.reservation as r (node_id, order_id, line, pool, client_id, sku, quantity)
                select * from %s order by node_id, order_id, line, pool
                on conflict (node_id, order_id, line, pool) do update set quantity = r.quantity + excluded.quantity
                """.formatted(CLAIMS)).update();
    }

    /** More than is held meets the table's check and is a fault; so is a claim that nobody holds. */
    void giveBack(List<Claim> claims) {
        var merged = merged(claims);
        int moved = into(merged, """
                update oms.reservation r set quantity = r.quantity - c.quantity from %s where %s
                """.formatted(CLAIMS, SAME)).update();
        if (moved != merged.size())
            throw new IllegalStateException("gave back " + moved + " reservations of " + merged.size());
    }

    /** Ends what is held for the claims, at most their quantities, and says how much that was for each pool. */
    PoolRows settle(List<Claim> claims) {
        var held = PoolRows.none();
        into(merged(claims), """
                update oms.reservation r set quantity = r.quantity - least(h.quantity, c.quantity)
                  from %s join oms.reservation h
                       on h.node_id = c.node_id and h.order_id = c.order_id and h.line = c.line and h.pool = c.pool
                 where %s
                returning r.node_id, r.client_id, r.sku, r.pool, least(h.quantity, c.quantity) as used
                """.formatted(CLAIMS, SAME)).query(row -> {
            var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
            var key = new PoolRows.Key(new NodeId(row.getInt("node_id")), sku, row.getString("pool"));
            held.add(key, row.getLong("used"));
        });
        return held;
    }

    private record Key(int node, long order, int line, String pool) {}

    /** One row may be touched once by a statement: claims on the same reservation are summed. */
    private static Collection<Claim> merged(List<Claim> claims) {
        var byKey = new LinkedHashMap<Key, Claim>();
        for (var claim : claims)
            byKey.merge(
                    new Key(claim.node().value(), claim.order().value(), claim.line(), claim.pool()),
                    claim,
                    (a, b) -> new Claim(
                            a.node(),
                            a.order(),
                            a.line(),
                            a.sku(),
                            Math.addExact(a.quantity(), b.quantity()),
                            a.pool()));
        return byKey.values();
    }

    private StatementSpec into(Collection<Claim> claims, String sql) {
        return jdbc.sql(sql)
                .param("nodes", claims.stream().mapToInt(c -> c.node().value()).toArray())
                .param(
                        "orders",
                        claims.stream().mapToLong(c -> c.order().value()).toArray())
                .param("lines", claims.stream().mapToInt(Claim::line).toArray())
                .param("pools", claims.stream().map(Claim::pool).toArray(String[]::new))
                .param(
                        "clients",
                        claims.stream().mapToInt(c -> c.sku().client()).toArray())
                .param("skus", claims.stream().map(c -> c.sku().code()).toArray(String[]::new))
                .param("quantities", claims.stream().mapToLong(Claim::quantity).toArray());
    }
}
