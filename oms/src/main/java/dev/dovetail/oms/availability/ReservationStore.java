package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Ends what is held, at most what is claimed; over the pools of a line in the order given. */
    private static final String END = """
        with held as materialized (
            select r.node_id, r.order_id, r.line, r.pool, r.sku,
                   least(r.quantity, c.quantity - coalesce(sum(r.quantity) over (
                       partition by c.node_id, c.order_id, c.line, c.sku, c.pool order by r.pool %s
                       rows between unbounded preceding and 1 preceding), 0)) as used
              from %s
              join oms.reservation r on r.node_id = c.node_id and r.order_id = c.order_id and r.line = c.line
                    and r.sku = c.sku
             where r.quantity > 0 and r.soft = :soft
               and (r.pool = c.pool or c.pool = 'landed' and r.pool not like 'inbound:%%'))
        update oms.reservation r set quantity = r.quantity - h.used
          from held h
         where r.node_id = h.node_id and r.order_id = h.order_id and r.line = h.line and r.pool = h.pool
           and r.sku = h.sku and h.used > 0 and r.soft = :soft
        returning r.node_id, r.client_id, r.sku, r.pool, h.used
        """;

    private static final String LAST_TAKEN_FIRST = END.formatted("desc", CLAIMS);
    private static final String FIRST_TAKEN_FIRST = END.formatted("asc", CLAIMS);

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Units of a pool that are no longer held. */
    record Ended(NodeId node, Sku sku, String pool, long units) {}

    /** @param soft whether they are held for a cart or a transfer, whose id then stands where an order's does */
    void add(List<Claim> claims, boolean soft) {
        into(merged(claims), """
            insert into oms.reservation as r (node_id, order_id, line, pool, client_id, sku, quantity, soft)
            select c.*, :soft from %s order by node_id, order_id, line, pool, sku
            on conflict (node_id, order_id, line, pool, soft, sku) do update set quantity = r.quantity + excluded.quantity
            """.formatted(CLAIMS)).param("soft", soft).update();
    }

    /** Who holds goods of these pools; complete under the pools' locks. */
    List<Claim> ofPools(PoolRows rows) {
        return rows.into(jdbc.sql("""
            select r.* from %s
              join oms.reservation r on r.node_id = a.node_id and r.client_id = a.client_id and r.pool = a.pool
                                    and r.sku = a.sku and r.quantity > 0 and r.pool like 'inbound:%%'
             order by r.node_id, r.order_id, r.line, r.pool
            """.formatted(PoolRows.UNNEST)))
                .query((row, _) -> new Claim(
                        new NodeId(row.getInt("node_id")),
                        new OrderId(row.getLong("order_id")),
                        row.getInt("line"),
                        new Sku(row.getInt("client_id"), row.getString("sku")),
                        row.getLong("quantity"),
                        row.getString("pool")))
                .list();
    }

    /** What these carts hold, by pool. It changes only under the locks of their rows. */
    List<Ended> ofCarts(Collection<Long> holds) {
        return jdbc.sql("""
            select r.node_id, r.client_id, r.sku, r.pool, r.quantity as used from oms.node n
              join oms.reservation r on r.node_id = n.node_id and r.order_id = any (:holds)
             where r.soft and r.quantity > 0
            """)
                .param("holds", holds.stream().mapToLong(Long::longValue).toArray())
                .query((row, _) -> ended(row))
                .list();
    }

    /** Ends all that these carts hold. */
    List<Ended> endCarts(Collection<Long> holds) {
        return jdbc.sql("""
            with held as materialized (
                select r.node_id, r.order_id, r.line, r.pool, r.sku, r.quantity as used from oms.node n
                  join oms.reservation r on r.node_id = n.node_id and r.order_id = any (:holds)
                 where r.soft and r.quantity > 0)
            update oms.reservation r set quantity = 0
              from held h
             where r.node_id = h.node_id and r.order_id = h.order_id and r.line = h.line and r.pool = h.pool
               and r.sku = h.sku and r.soft
            returning r.node_id, r.client_id, r.sku, r.pool, h.used
            """)
                .param("holds", holds.stream().mapToLong(Long::longValue).toArray())
                .query((row, _) -> ended(row))
                .list();
    }

    /** From open before the channel's fence: what was taken last. More than is held is a fault. @param soft as in {@link #add} */
    List<Ended> giveBack(List<Claim> claims, boolean soft) {
        var ended = end(LAST_TAKEN_FIRST, claims, soft);
        long asked = claims.stream().mapToLong(Claim::quantity).sum();
        long found = ended.stream().mapToLong(Ended::units).sum();
        if (found != asked) throw new IllegalStateException("gave back " + found + " reserved units of " + asked);
        return ended;
    }

    /** From the channel's fence before open. At most what is held: a node may ship what was not reserved. @param soft as in {@link #add} */
    List<Ended> settle(List<Claim> claims, boolean soft) {
        return end(FIRST_TAKEN_FIRST, claims, soft);
    }

    private List<Ended> end(String sql, List<Claim> claims, boolean soft) {
        return into(merged(claims), sql)
                .param("soft", soft)
                .query((row, _) -> ended(row))
                .list();
    }

    private static Ended ended(ResultSet row) throws SQLException {
        return new Ended(
                new NodeId(row.getInt("node_id")),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("pool"),
                row.getLong("used"));
    }

    private record Key(int node, long order, int line, String sku, String pool) {}

    /** One row may be touched once by a statement: claims on the same reservation are summed. */
    private static Collection<Claim> merged(List<Claim> claims) {
        var byKey = new LinkedHashMap<Key, Claim>();
        for (var claim : claims)
            byKey.merge(
                    new Key(
                            claim.node().value(),
                            claim.order().value(),
                            claim.line(),
                            claim.sku().code(),
                            claim.pool()),
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
