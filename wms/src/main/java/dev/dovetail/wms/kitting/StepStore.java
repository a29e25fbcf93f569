package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done at benches, and what went in and came out: {@code wms.work_step} and {@code wms.work_trace}, only added to. */
@Repository
class StepStore {
    private static final String ADD = """
        insert into wms.work_step (node_id, id, order_id, key, kind, units, reason, content, who, at)
        values (:node, :id, :order, :key, :kind, :units, :reason, :content, :who, :at::timestamptz)
        """;
    private static final String TRACE = """
        insert into wms.work_trace (node_id, step_id, side, client_id, sku, lot, status, serial, quantity)
        select :node, :step, t.side, t.client_id, t.sku, t.lot, t.status, t.serial, sum(t.quantity)
          from unnest(:sides::text[], :clients::int[], :skus::text[], :lots::text[], :statuses::text[], :serials::text[],
                      :quantities::bigint[]) as t (side, client_id, sku, lot, status, serial, quantity)
         group by t.side, t.client_id, t.sku, t.lot, t.status, t.serial
        """;
    private static final String READ = """
        select s.id, s.order_id, s.key, s.kind, s.units, s.reason, s.content, s.who, s.at from wms.work_step s
        """;
    private static final String TRACED = """
        select t.step_id, t.side, t.client_id, t.sku, t.lot, t.status, t.serial, t.quantity from wms.work_trace t
         where t.node_id = :node and t.step_id = any(:ids) order by t.step_id, t.side, t.sku, t.lot, t.serial
        """;

    private final JdbcClient jdbc;

    StepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param serial empty where the units have no names */
    record Trace(String side, Sku sku, String lot, String status, String serial, long quantity) {}

    record Done(
            long id,
            long order,
            String key,
            String kind,
            long units,
            @Nullable String reason,
            UUID content,
            String who,
            Instant at,
            List<Trace> goods) {}

    void add(NodeId node, long id, long order, BenchStep step, Instant at) {
        jdbc.sql(ADD)
                .param("node", node.value())
                .param("id", id)
                .param("order", order)
                .param("key", step.key())
                .param("kind", step.kind())
                .param("units", step.units())
                .param("reason", step.reason())
                .param("content", step.content(order))
                .param("who", step.worker())
                .param("at", at.toString())
                .update();
    }

    void trace(NodeId node, long step, List<Trace> goods) {
        jdbc.sql(TRACE)
                .param("node", node.value())
                .param("step", step)
                .param("sides", texts(goods, Trace::side))
                .param(
                        "clients",
                        goods.stream().mapToInt(one -> one.sku().client()).toArray())
                .param("skus", texts(goods, one -> one.sku().code()))
                .param("lots", texts(goods, Trace::lot))
                .param("statuses", texts(goods, Trace::status))
                .param("serials", texts(goods, Trace::serial))
                .param("quantities", goods.stream().mapToLong(Trace::quantity).toArray())
                .update();
    }

    private static String[] texts(List<Trace> goods, Function<Trace, String> value) {
        return goods.stream().map(value).toArray(String[]::new);
    }

    Optional<Done> find(NodeId node, String key) {
        return read(
                        node,
                        jdbc.sql(READ + "where s.node_id = :node and s.key = :key")
                                .param("key", key))
                .stream()
                .findFirst();
    }

    /** What was done for an order, the last of it from after {@code after}. */
    List<Done> of(NodeId node, long order, long after, int limit) {
        return read(
                node,
                jdbc.sql(READ + """
                     where s.node_id = :node and s.order_id = :order and s.id > :after order by s.id limit :limit
                    """).param("order", order).param("after", after).param("limit", limit));
    }

    /** The steps that had to do with a SKU, a lot of it, or one unit, the oldest first. */
    List<Done> with(NodeId node, Sku sku, @Nullable String lot, @Nullable String serial, int limit) {
        return read(
                node,
                jdbc.sql(READ + """
                     where s.node_id = :node and s.id in (
                           select t.step_id from wms.work_trace t
                            where t.node_id = :node and t.client_id = :client and t.sku = :sku
                              and (:lot::text is null or t.lot = :lot) and (:serial::text is null or t.serial = :serial)
                            order by t.step_id limit :limit)
                     order by s.id limit :limit
                    """)
                        .param("client", sku.client())
                        .param("sku", sku.code())
                        .param("lot", lot)
                        .param("serial", serial)
                        .param("limit", limit));
    }

    private List<Done> read(NodeId node, JdbcClient.StatementSpec statement) {
        Map<Long, List<Trace>> goods = new LinkedHashMap<>();
        var found = statement
                .param("node", node.value())
                .query((row, _) -> done(row, goods))
                .list();
        if (found.isEmpty()) return found;
        jdbc.sql(TRACED)
                .param("node", node.value())
                .param("ids", goods.keySet().toArray(Long[]::new))
                .query(row -> {
                    goods.getOrDefault(row.getLong("step_id"), new ArrayList<>())
                            .add(trace(row));
                });
        return found;
    }

    private static Done done(ResultSet row, Map<Long, List<Trace>> goods) throws SQLException {
        long id = row.getLong("id");
        return new Done(
                id,
                row.getLong("order_id"),
                row.getString("key"),
                row.getString("kind"),
                row.getLong("units"),
                row.getString("reason"),
                row.getObject("content", UUID.class),
                row.getString("who"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                goods.computeIfAbsent(id, _ -> new ArrayList<>()));
    }

    private static Trace trace(ResultSet row) throws SQLException {
        return new Trace(
                row.getString("side"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                row.getString("status"),
                row.getString("serial"),
                row.getLong("quantity"));
    }
}
