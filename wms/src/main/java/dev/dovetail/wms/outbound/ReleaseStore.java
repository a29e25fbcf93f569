package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes new outbounds with their lines, tasks and pick lines: three statements for any number of releases. */
@Repository
class ReleaseStore {
    private static final String KNOWN = "select id from wms.outbound where node_id = :node and id = any(:ids)";
    private static final String OUTBOUNDS = """
            insert into wms.outbound (node_id, id, order_id, channel, order_number, service, promised_on, ship_by,
                                      priority, instructions, contact_id, state, taken_at, version)
            select :node, i, o, c, n, s, p, b, r, t, k, e, :at::timestamptz, v
              from unnest(:ids::bigint[], :orders::bigint[], :channels::text[], :numbers::text[], :services::text[],
                          :promises::date[], :shipBys::timestamptz[], :priorities::int[], :instructions::text[],
                          :contacts::bigint[], :states::text[], :versions::int[])
                   as u (i, o, c, n, s, p, b, r, t, k, e, v)
            """;
    private static final String LINES = """
            insert into wms.outbound_line (node_id, outbound_id, line, client_id, sku, asked, shorted, kit_line, kit_sku,
                                           kit_units)
            select :node, u.*
              from unnest(:outbounds::bigint[], :lines::int[], :clients::int[], :skus::text[], :askeds::bigint[],
                          :shorteds::bigint[], :kitLines::int[], :kitSkus::text[], :kitUnits::bigint[]) as u
            """;
    private static final String TASKS = """
            with made as (
              insert into wms.pick_task (node_id, id, outbound_id, state, priority, ship_by, ready_at)
              select :node, i, o, 'ready', p, b, :at::timestamptz
                from unnest(:tasks::bigint[], :taskOutbounds::bigint[], :taskPriorities::int[],
                            :taskShipBys::timestamptz[]) as t (i, o, p, b))
            insert into wms.pick_line (node_id, task_id, seq, outbound_id, line, location_id, client_id, sku, lot,
                                       quantity)
            select :node, n.*
              from unnest(:newTasks::bigint[], :newSeqs::int[], :newOutbounds::bigint[], :newLines::int[],
                          :newLocations::bigint[], :newClients::int[], :newSkus::text[], :newLots::text[],
                          :newQuantities::bigint[]) as n
            """;

    private final JdbcClient jdbc;

    ReleaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether what comes waits: the plan is that of {@code wms.waves}. */
    boolean held(NodeId node) {
        return jdbc.sql("select mode <> 'at-once' from wms.release_plan where node_id = :node")
                .param("node", node.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Those that a picker is on the way for; their tasks are locked, so that nobody sets out meanwhile. */
    Set<FulfillmentOrderId> lockLent(NodeId node, Collection<FulfillmentOrderId> ids) {
        var sql = """
                select outbound_id, state = 'assigned' and lease_until > now() as lent from wms.pick_task
                 where node_id = :node and outbound_id = any(:ids) and state in ('ready', 'assigned')
                 order by id for update
                """;
        Set<FulfillmentOrderId> lent = new HashSet<>();
        jdbc.sql(sql)
                .param("node", node.value())
                .param("ids", ids.stream().mapToLong(FulfillmentOrderId::value).toArray())
                .query(row -> {
                    if (row.getBoolean("lent")) lent.add(new FulfillmentOrderId(row.getLong("outbound_id")));
                });
        return lent;
    }

    /** @param wave 0 for none */
    void inWave(NodeId node, Collection<FulfillmentOrderId> ids, long wave) {
        if (ids.isEmpty()) return;
        jdbc.sql("update wms.outbound set wave_id = nullif(:wave, 0) where node_id = :node and id = any(:ids)")
                .param("node", node.value())
                .param("wave", wave)
                .param("ids", ids.stream().mapToLong(FulfillmentOrderId::value).toArray())
                .update();
    }

    Set<FulfillmentOrderId> known(NodeId node, Collection<FulfillmentOrderId> ids) {
        return new HashSet<>(jdbc.sql(KNOWN)
                .param("node", node.value())
                .param("ids", ids.stream().mapToLong(FulfillmentOrderId::value).toArray())
                .query((row, _) -> new FulfillmentOrderId(row.getLong("id")))
                .list());
    }

    void insert(NodeId node, List<TakenRelease> taken, Instant at) {
        outbounds(node, taken.stream().map(TakenRelease::outbound).toList(), at);
        lines(node, taken);
        tasks(node, taken, at);
    }

    private void outbounds(NodeId node, List<OutboundOrder> rows, Instant at) {
        jdbc.sql(OUTBOUNDS)
                .param("node", node.value())
                .param("at", at.toString())
                .param("ids", longs(rows, row -> row.id().value()))
                .param("orders", longs(rows, row -> row.order().value()))
                .param("channels", texts(rows, OutboundOrder::channel))
                .param("numbers", texts(rows, OutboundOrder::orderNumber))
                .param("services", texts(rows, OutboundOrder::service))
                .param("promises", texts(rows, row -> text(row.promisedOn())))
                .param("shipBys", texts(rows, row -> text(row.shipBy())))
                .param(
                        "priorities",
                        rows.stream().mapToInt(OutboundOrder::priority).toArray())
                .param("instructions", texts(rows, OutboundOrder::instructions))
                .param("contacts", longs(rows, row -> row.contact().value()))
                .param("states", texts(rows, OutboundOrder::state))
                .param(
                        "versions",
                        rows.stream().mapToInt(OutboundOrder::version).toArray())
                .update();
    }

    private void lines(NodeId node, List<TakenRelease> taken) {
        List<Work.LineRow> rows = new ArrayList<>();
        for (var one : taken)
            one.outbound()
                    .lines()
                    .forEach(line -> rows.add(new Work.LineRow(one.outbound().id(), line)));
        jdbc.sql(LINES)
                .param("node", node.value())
                .param("outbounds", longs(rows, row -> row.outbound().value()))
                .param("lines", rows.stream().mapToInt(row -> row.line().line()).toArray())
                .param(
                        "clients",
                        rows.stream().mapToInt(row -> row.line().sku().client()).toArray())
                .param("skus", texts(rows, row -> row.line().sku().code()))
                .param("askeds", longs(rows, row -> row.line().asked()))
                .param("shorteds", longs(rows, row -> row.line().shorted()))
                .param("kitLines", kits(rows, OutboundOrder.Kit::line).toArray(Integer[]::new))
                .param("kitSkus", kits(rows, kit -> kit.sku().code()).toArray(String[]::new))
                .param("kitUnits", kits(rows, OutboundOrder.Kit::units).toArray(Long[]::new))
                .update();
    }

    /** What is said of a line's kit; null for what is part of none. */
    private static <T> List<@Nullable T> kits(List<Work.LineRow> rows, Function<OutboundOrder.Kit, T> value) {
        var values = new ArrayList<@Nullable T>();
        for (var row : rows) {
            var kit = row.line().kit();
            values.add(kit == null ? null : value.apply(kit));
        }
        return values;
    }

    /** New tasks for what was claimed. */
    void tasks(NodeId node, List<TakenRelease> taken, Instant at) {
        if (taken.stream().allMatch(TakenRelease::nothing)) return;
        Map<Long, OutboundOrder> tasks = new LinkedHashMap<>();
        List<PickLine> lines = new ArrayList<>();
        for (var one : taken)
            for (var line : one.picks()) {
                tasks.put(line.task(), one.outbound());
                lines.add(line);
            }
        var statement = jdbc.sql(TASKS)
                .param("node", node.value())
                .param("at", at.toString())
                .param(
                        "tasks",
                        tasks.keySet().stream().mapToLong(Long::longValue).toArray())
                .param(
                        "taskOutbounds",
                        tasks.values().stream()
                                .mapToLong(row -> row.id().value())
                                .toArray())
                .param(
                        "taskPriorities",
                        tasks.values().stream()
                                .mapToInt(OutboundOrder::priority)
                                .toArray())
                .param(
                        "taskShipBys",
                        tasks.values().stream().map(row -> text(row.shipBy())).toArray(String[]::new));
        PickColumns.bind(statement, lines).update();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
