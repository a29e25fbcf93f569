package dev.dovetail.oms.inbounds;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Goods on their way, in {@code oms.inbound}; written under the lock of their SKU's open pool at the node. */
@Repository
class InboundStore {
    /** Of one SKU, the first to come are looked at. */
    private static final int MOST_OF_A_SKU = 100;

    private static final String ALL = """
            select i.*, coalesce(p.position, 0) as position, coalesce(p.reserved, 0) as reserved
              from oms.inbound i
              left join oms.pool p on p.node_id = i.node_id and p.client_id = i.client_id and p.sku = i.sku
                                  and p.pool = 'inbound:' || i.id
            """;

    private static final String NAMED = ALL + """
              join unnest(:nodes, :clients, :ids) as a(node_id, client_id, id)
                on a.node_id = i.node_id and a.client_id = i.client_id and a.id = i.id
             order by i.node_id, i.client_id, i.id
            """;

    /** Of each SKU the first to come that have something left to promise. */
    private static final String PROMISABLE = """
            select f.*, p.position, p.reserved
              from unnest(:clients, :skus) as a(client_id, sku)
             cross join lateral (
                   select i.* from oms.inbound i
                     join oms.pool q on q.node_id = i.node_id and q.client_id = i.client_id and q.sku = i.sku
                                    and q.pool = 'inbound:' || i.id and q.position > q.reserved
                    where i.client_id = a.client_id and i.sku = a.sku and i.state = 'due' and i.promisable
                      and i.expected_on <= :by
                    order by i.expected_on, i.node_id, i.id
                    limit :most) f
              join oms.pool p on p.node_id = f.node_id and p.client_id = f.client_id and p.sku = f.sku
                             and p.pool = 'inbound:' || f.id and p.position > p.reserved
             order by p.node_id, p.client_id, p.sku, p.pool
            """;

    private final JdbcClient jdbc;

    InboundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An inbound's key. */
    record Key(NodeId node, int client, String id) {}

    Optional<Inbound> find(NodeId node, int client, String id) {
        return find(List.of(new Key(node, client, id))).stream().findFirst();
    }

    /** Those of the keys that there are, in lock order. */
    List<Inbound> find(Collection<Key> keys) {
        if (keys.isEmpty()) return List.of();
        var asked = keys.stream().distinct().toList();
        return jdbc.sql(NAMED)
                .param("nodes", asked.stream().mapToInt(k -> k.node().value()).toArray())
                .param("clients", asked.stream().mapToInt(Key::client).toArray())
                .param("ids", asked.stream().map(Key::id).toArray(String[]::new))
                .query((row, _) -> inbound(row))
                .list();
    }

    List<Inbound> list(NodeId node, int client, String after, int limit) {
        return jdbc.sql(ALL + """
                 where i.node_id = :node and i.client_id = :client and i.id > :after order by i.id limit :limit
                """)
                .param("node", node.value())
                .param("client", client)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> inbound(row))
                .list();
    }

    void put(Inbound inbound) {
        jdbc.sql("""
                insert into oms.inbound as i (node_id, client_id, id, sku, expected_on, promisable)
                values (:node, :client, :id, :sku, :expected, :promisable)
                on conflict (node_id, client_id, id) do update
                   set expected_on = excluded.expected_on, promisable = excluded.promisable, version = i.version + 1
                """)
                .param("node", inbound.node().value())
                .param("client", inbound.sku().client())
                .param("id", inbound.id())
                .param("sku", inbound.sku().code())
                .param("expected", inbound.expectedOn())
                .param("promisable", inbound.promisable())
                .update();
    }

    /**
     * Counts what came, and ends those of which nothing more will, or is to come; their pools stand as they are after it.
     *
     * @return whether each was still due
     */
    boolean received(List<Arriving> arrivals) {
        int rows = jdbc.sql("""
                update oms.inbound i
                   set received = i.received + a.units, version = i.version + 1,
                       state = case when a.over or not exists (
                                   select from oms.pool p
                                    where p.node_id = i.node_id and p.client_id = i.client_id and p.sku = i.sku
                                      and p.pool = 'inbound:' || i.id and p.position > 0) then 'over' else i.state end
                  from unnest(:nodes, :clients, :ids, :units, :over) as a(node_id, client_id, id, units, over)
                 where i.node_id = a.node_id and i.client_id = a.client_id and i.id = a.id and i.state = 'due'
                """)
                .param("nodes", ints(arrivals, a -> a.inbound().node().value()))
                .param("clients", ints(arrivals, a -> a.inbound().sku().client()))
                .param("ids", arrivals.stream().map(a -> a.inbound().id()).toArray(String[]::new))
                .param("units", arrivals.stream().mapToLong(Arriving::units).toArray())
                .param("over", arrivals.stream().map(Arriving::over).toArray(Boolean[]::new))
                .update();
        return rows == arrivals.size();
    }

    /** Who holds some of these. Certain only under their pools' locks. */
    List<OrderId> holders(List<Inbound> inbounds) {
        if (inbounds.isEmpty()) return List.of();
        return jdbc.sql("""
                select distinct r.order_id from unnest(:nodes, :clients, :ids) as a(node_id, client_id, id)
                  join oms.reservation r on r.node_id = a.node_id and r.client_id = a.client_id
                                        and r.pool = 'inbound:' || a.id and r.quantity > 0 and r.pool like 'inbound:%'
                """)
                .param("nodes", ints(inbounds, i -> i.node().value()))
                .param("clients", ints(inbounds, i -> i.sku().client()))
                .param("ids", inbounds.stream().map(Inbound::id).toArray(String[]::new))
                .query((row, _) -> new OrderId(row.getLong("order_id")))
                .list();
    }

    /** From its pools: an inbound that is due has one. */
    List<Inbound> coming(Sku sku, int limit) {
        return jdbc.sql("""
                select i.*, p.position, p.reserved
                  from oms.pool p
                  join oms.inbound i on i.node_id = p.node_id and i.client_id = p.client_id and p.pool = 'inbound:' || i.id
                 where p.client_id = :client and p.sku = :sku and p.pool like 'inbound:%' and i.state = 'due'
                 order by i.expected_on, i.node_id, i.id limit :limit
                """)
                .param("client", sku.client())
                .param("sku", sku.code())
                .param("limit", limit)
                .query((row, _) -> inbound(row))
                .list();
    }

    /** From who holds some: few wait, where many inbounds may be long over. */
    List<Inbounds.Overdue> overdue(int client, LocalDate today, int limit) {
        return jdbc.sql("""
                select i.*, coalesce(p.position, 0) as position, coalesce(p.reserved, 0) as reserved, h.orders, h.units
                  from (select node_id, client_id, pool, count(distinct order_id) as orders, sum(quantity) as units
                          from oms.reservation
                         where quantity > 0 and pool like 'inbound:%' and not soft and client_id = :client
                         group by node_id, client_id, pool) h
                  join oms.inbound i on i.node_id = h.node_id and i.client_id = h.client_id and h.pool = 'inbound:' || i.id
                  left join oms.pool p on p.node_id = i.node_id and p.client_id = i.client_id and p.sku = i.sku
                                      and p.pool = h.pool
                 where i.expected_on < :today
                 order by i.expected_on, i.node_id, i.id limit :limit
                """)
                .param("client", client)
                .param("today", today)
                .param("limit", limit)
                .query((row, _) -> new Inbounds.Overdue(inbound(row), row.getLong("orders"), row.getLong("units")))
                .list();
    }

    /** Those that may be promised of, expected by then, in lock order. */
    List<Inbound> promisable(Collection<Sku> skus, LocalDate by) {
        return promisable(PROMISABLE, skus, by);
    }

    /** As {@link #promisable}, each pool locked; the caller has locked the SKUs' pools of goods. */
    List<Inbound> lockPromisable(Collection<Sku> skus, LocalDate by) {
        return promisable(PROMISABLE + " for update of p", skus, by);
    }

    private List<Inbound> promisable(String sql, Collection<Sku> skus, LocalDate by) {
        var asked = skus.stream().distinct().sorted().toList();
        if (asked.isEmpty()) return List.of();
        StatementSpec statement = jdbc.sql(sql)
                .param("clients", asked.stream().mapToInt(Sku::client).toArray())
                .param("skus", asked.stream().map(Sku::code).toArray(String[]::new))
                .param("by", by)
                .param("most", MOST_OF_A_SKU);
        return statement.query((row, _) -> inbound(row)).list();
    }

    private static <T> int[] ints(List<T> rows, java.util.function.ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    private static Inbound inbound(ResultSet row) throws SQLException {
        return new Inbound(
                new NodeId(row.getInt("node_id")),
                row.getString("id"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getObject("expected_on", LocalDate.class),
                row.getBoolean("promisable"),
                row.getLong("position"),
                row.getLong("reserved"),
                row.getLong("received"),
                row.getString("state").equals("over"));
    }
}
