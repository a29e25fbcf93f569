package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept for work orders in {@code wms.work_claim}, and who fetches it. Whoever writes has locked the order. */
@Repository
class WorkClaims {
    private static final String ADD = """
        insert into wms.work_claim (node_id, order_id, seq, location_id, client_id, sku, lot, quantity)
        select :node, c.order_id,
               row_number() over (partition by c.order_id order by c.nth)
                 + coalesce((select max(k.seq) from wms.work_claim k
                              where k.node_id = :node and k.order_id = c.order_id), 0),
               c.location_id, c.client_id, c.sku, c.lot, c.quantity
          from unnest(:orders::bigint[], :locations::bigint[], :clients::int[], :skus::text[], :lots::text[],
                      :quantities::bigint[]) with ordinality
               as c (order_id, location_id, client_id, sku, lot, quantity, nth)
        """;
    private static final String READ = """
        select c.order_id, c.seq, c.location_id, c.client_id, c.sku, c.lot, c.quantity, c.taken, c.dropped
          from wms.work_claim c
         where c.node_id = :node and c.order_id = any(:ids)
         order by c.order_id, c.seq
        """;
    private static final String WRITE = """
        update wms.work_claim c set taken = n.taken, dropped = n.dropped
          from unnest(:orders::bigint[], :seqs::int[], :takens::bigint[], :droppeds::bigint[])
               as n (order_id, seq, taken, dropped)
         where c.node_id = :node and c.order_id = n.order_id and c.seq = n.seq
        """;
    private static final String LEND = """
        with held as (
          select id from wms.work_order
           where node_id = :node and state = 'open' and worker = :worker and lease_until > now()
           order by id limit :limit),
        free as (
          select w.id from wms.work_order w
           where w.node_id = :node and w.state = 'open' and (w.worker is null or w.lease_until <= now())
             and (w.bench_id is not null
                  or exists (select from wms.work_claim c
                              where c.node_id = w.node_id and c.order_id = w.id and c.taken + c.dropped < c.quantity))
           order by w.id limit greatest(0, :limit - (select count(*) from held))
             for update skip locked)
        update wms.work_order w set worker = :worker, lease_until = now() + interval '30 minutes'
         where w.node_id = :node and w.state = 'open'
           and w.id = any(array(select id from held union all select id from free))
        returning w.id
        """;

    private final JdbcClient jdbc;

    WorkClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(NodeId node, List<Claim> claims) {
        if (claims.isEmpty()) return;
        jdbc.sql(ADD)
                .param("node", node.value())
                .param("orders", numbers(claims, Claim::order))
                .param("locations", numbers(claims, Claim::location))
                .param(
                        "clients",
                        claims.stream().mapToInt(one -> one.sku().client()).toArray())
                .param("skus", claims.stream().map(one -> one.sku().code()).toArray(String[]::new))
                .param("lots", claims.stream().map(Claim::lot).toArray(String[]::new))
                .param("quantities", numbers(claims, Claim::quantity))
                .update();
    }

    /** Of these orders all, by order and number. */
    List<Claim> of(NodeId node, Collection<Long> orders) {
        return jdbc.sql(READ)
                .param("node", node.value())
                .param("ids", orders.toArray(Long[]::new))
                .query(WorkClaims::row)
                .list();
    }

    void write(NodeId node, Collection<Claim> changed) {
        if (changed.isEmpty()) return;
        Map<List<Long>, Claim> last = new LinkedHashMap<>();
        changed.forEach(one -> last.put(List.of(one.order(), (long) one.seq()), one));
        var claims = List.copyOf(last.values());
        int rows = jdbc.sql(WRITE)
                .param("node", node.value())
                .param("orders", numbers(claims, Claim::order))
                .param("seqs", claims.stream().mapToInt(Claim::seq).toArray())
                .param("takens", numbers(claims, Claim::taken))
                .param("droppeds", numbers(claims, Claim::dropped))
                .update();
        if (rows != claims.size()) throw new IllegalStateException("wrote " + rows + " claims of " + claims.size());
    }

    /** Orders for which something is to be fetched or lies at a bench, for half an hour. */
    List<Long> lend(NodeId node, String worker, int limit) {
        return jdbc.sql(LEND)
                .param("node", node.value())
                .param("worker", worker)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    private static long[] numbers(List<Claim> claims, ToLongFunction<Claim> value) {
        return claims.stream().mapToLong(value).toArray();
    }

    private static Claim row(ResultSet row, int index) throws SQLException {
        return new Claim(
                row.getLong("order_id"),
                row.getInt("seq"),
                row.getLong("location_id"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                row.getLong("quantity"),
                row.getLong("taken"),
                row.getLong("dropped"));
    }
}
