package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Work orders and their bills in {@code wms.work_order} and {@code wms.work_part}. */
@Repository
class WorkOrderStore {
    private static final String ADD = """
        with made as (
          insert into wms.work_order (node_id, id, key, kind, client_id, sku, quantity, state, made_by, made_at)
          values (:node, :id, :key, :kind, :client, :sku, :quantity, 'open', :who, :at::timestamptz)
              on conflict (node_id, key) do nothing
          returning node_id, id)
        insert into wms.work_part (node_id, order_id, side, sku, per_unit)
        select m.node_id, m.id, p.*
          from made m cross join unnest(:sides::text[], :skus::text[], :units::bigint[]) as p
        """;
    private static final String READ = """
        select w.id, w.key, w.kind, w.client_id, w.sku, w.quantity, w.made, w.state, w.bench_id, l.code as bench
          from wms.work_order w
          left join wms.location l on l.node_id = w.node_id and l.id = w.bench_id
        """;
    private static final String PARTS = """
        select p.order_id, p.side, w.client_id, p.sku, p.per_unit, p.done, p.scrapped
          from wms.work_part p
          join wms.work_order w on w.node_id = p.node_id and w.id = p.order_id
         where p.node_id = :node and p.order_id = any(:ids)
         order by p.order_id, p.side, p.sku
        """;
    /** A bench that another open order has is not taken; of two at one moment, the index refuses the second. */
    private static final String AT_BENCH = """
        update wms.work_order w set bench_id = b.bench
          from unnest(:ids::bigint[], :benches::bigint[]) as b (id, bench)
         where w.node_id = :node and w.id = b.id and w.state = 'open' and w.bench_id is null
           and not exists (select from wms.work_order o
                            where o.node_id = w.node_id and o.bench_id = b.bench and o.state = 'open')
        returning w.id
        """;

    private static final String BUILT = """
        with built as (
          update wms.work_order set made = made + :units
           where node_id = :node and id = :id and state = 'open' and made + :units <= quantity
          returning node_id, id)
        update wms.work_part p set done = p.done + p.per_unit * :units
          from built b where p.node_id = b.node_id and p.order_id = b.id
        """;
    private static final String SCRAPPED = """
        update wms.work_part set scrapped = scrapped + :units
         where node_id = :node and order_id = :id and side = 'in' and sku = :sku
        """;
    private static final String OVER = """
        update wms.work_order
           set state = :state, over_at = :at::timestamptz, over_by = :who, over_why = :why, worker = null,
               lease_until = null
         where node_id = :node and id = :id and state = 'open'
        """;

    private final JdbcClient jdbc;

    WorkOrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where there is one with its key; who comes at the same moment with the same key waits for the first. */
    boolean add(NodeId node, WorkOrder order, Cause cause) {
        var parts = order.parts();
        return jdbc.sql(ADD)
                        .param("node", node.value())
                        .param("id", order.id())
                        .param("key", order.key())
                        .param("kind", order.kind().word())
                        .param("client", order.sku().client())
                        .param("sku", order.sku().code())
                        .param("quantity", order.quantity())
                        .param("who", cause.who())
                        .param("at", cause.at().toString())
                        .param(
                                "sides",
                                parts.stream()
                                        .map(part -> part.in() ? "in" : "out")
                                        .toArray(String[]::new))
                        .param(
                                "skus",
                                parts.stream().map(part -> part.sku().code()).toArray(String[]::new))
                        .param(
                                "units",
                                parts.stream()
                                        .mapToLong(WorkOrder.Part::perUnit)
                                        .toArray())
                        .update()
                > 0;
    }

    Optional<WorkOrder> find(NodeId node, String key) {
        return read(
                        node,
                        jdbc.sql(READ + "where w.node_id = :node and w.key = :key")
                                .param("key", key))
                .stream()
                .findFirst();
    }

    Optional<WorkOrder> find(NodeId node, long id) {
        return read(
                        node,
                        jdbc.sql(READ + "where w.node_id = :node and w.id = :id")
                                .param("id", id))
                .stream()
                .findFirst();
    }

    /** Locks them in the order of their ids; an unknown id is absent. */
    Map<Long, WorkOrder> lock(NodeId node, Collection<Long> ids) {
        Map<Long, WorkOrder> found = new LinkedHashMap<>();
        read(
                        node,
                        jdbc.sql(READ + "where w.node_id = :node and w.id = any(:ids) order by w.id for update of w")
                                .param("ids", ids.stream().distinct().toArray(Long[]::new)))
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    List<WorkOrder> list(NodeId node, @Nullable String state, long after, int limit) {
        return read(
                node,
                jdbc.sql(READ + """
                     where w.node_id = :node and (:state::text is null or w.state = :state) and w.id > :after
                     order by w.id limit :limit
                    """).param("state", state).param("after", after).param("limit", limit));
    }

    /** Those of the orders that have their bench now. */
    List<Long> atBench(NodeId node, Map<Long, Long> benches) {
        if (benches.isEmpty()) return List.of();
        return jdbc.sql(AT_BENCH)
                .param("node", node.value())
                .param("ids", benches.keySet().toArray(Long[]::new))
                .param("benches", benches.values().toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** What was not carried there after all needs no bench. */
    void offBench(NodeId node, List<Long> ids) {
        if (ids.isEmpty()) return;
        jdbc.sql("update wms.work_order set bench_id = null where node_id = :node and id = any(:ids)")
                .param("node", node.value())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    void built(NodeId node, WorkOrder order, long units) {
        int parts = jdbc.sql(BUILT)
                .param("node", node.value())
                .param("id", order.id())
                .param("units", units)
                .update();
        if (parts != order.parts().size()) throw new IllegalStateException("built more than was asked for");
    }

    void scrapped(NodeId node, WorkOrder order, Sku sku, long units) {
        jdbc.sql(SCRAPPED)
                .param("node", node.value())
                .param("id", order.id())
                .param("sku", sku.code())
                .param("units", units)
                .update();
    }

    void over(NodeId node, WorkOrder order, WorkState state, String why, Cause cause) {
        int rows = jdbc.sql(OVER)
                .param("node", node.value())
                .param("id", order.id())
                .param("state", state.word())
                .param("at", cause.at().toString())
                .param("who", cause.who())
                .param("why", why)
                .update();
        if (rows != 1) throw new IllegalStateException("a locked work order was over already");
    }

    private List<WorkOrder> read(NodeId node, JdbcClient.StatementSpec statement) {
        var rows =
                statement.param("node", node.value()).query(WorkOrderStore::row).list();
        if (rows.isEmpty()) return rows;
        Map<Long, List<WorkOrder.Part>> parts = new HashMap<>();
        jdbc.sql(PARTS)
                .param("node", node.value())
                .param("ids", rows.stream().map(WorkOrder::id).toArray(Long[]::new))
                .query(row -> {
                    parts.computeIfAbsent(row.getLong("order_id"), _ -> new ArrayList<>())
                            .add(part(row));
                });
        return rows.stream()
                .map(one -> one.with(parts.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static WorkOrder.Part part(ResultSet row) throws SQLException {
        return new WorkOrder.Part(
                row.getString("side").equals("in"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getLong("per_unit"),
                row.getLong("done"),
                row.getLong("scrapped"));
    }

    private static WorkOrder row(ResultSet row, int index) throws SQLException {
        return new WorkOrder(
                row.getLong("id"),
                row.getString("key"),
                WorkOrder.Kind.of(row.getString("kind")),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getLong("quantity"),
                row.getLong("made"),
                WorkState.of(row.getString("state")),
                (Long) row.getObject("bench_id"),
                row.getString("bench"),
                List.of());
    }
}
