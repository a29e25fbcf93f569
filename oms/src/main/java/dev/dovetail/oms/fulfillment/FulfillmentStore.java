package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Work given to nodes, in {@code oms.fulfillment_order} and {@code _line}. Updates go slot by slot, as one batch. */
@Repository
class FulfillmentStore {
    private static final String LINES = """
            select l.* from unnest(?::bigint[]) as want(id)
              join oms.fulfillment_order f on f.slot = want.id & 255 and f.order_id = want.id
              join oms.fulfillment_line l on l.slot = f.slot and l.fulfillment_order_id = f.id
            """;
    private static final String ORDERS = """
            select f.* from unnest(?::bigint[]) as want(id)
              join oms.fulfillment_order f on f.slot = want.id & 255 and f.order_id = want.id
             order by f.order_id, f.id
            """;
    private static final String INSERT_LINES = """
            insert into oms.fulfillment_line (slot, fulfillment_order_id, order_id, line, client_id, sku, asked)
            select f & 255, f, order_id, line, client_id, sku, asked
              from unnest(?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::text[], ?::bigint[])
                   as l(f, order_id, line, client_id, sku, asked)
            """;
    private static final String UPDATE_LINES = """
            update oms.fulfillment_line l
               set picked = d.picked, packed = d.packed, shipped = d.shipped, shorted = d.shorted, withdrawn = d.withdrawn,
                   withdrawing = d.withdrawing
              from unnest(?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                   as d(id, line, picked, packed, shipped, shorted, withdrawn, withdrawing)
             where l.slot = ? and l.fulfillment_order_id = d.id and l.line = d.line
            """;
    private static final String UPDATE_ORDERS = """
            update oms.fulfillment_order f set request = d.request, execution = d.execution, version = d.version
              from unnest(?::bigint[], ?::text[], ?::text[], ?::int[]) as d(id, request, execution, version)
             where f.slot = ? and f.id = d.id
            """;

    private final JdbcTemplate jdbc;

    FulfillmentStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record LineOf(FulfillmentOrderId id, OrderId order, FulfillmentLine line) {}

    /** All work of these orders, by its id. Read under the orders' locks. */
    Map<FulfillmentOrderId, FulfillmentOrder> ofOrders(Collection<OrderId> orders) {
        var found = new HashMap<FulfillmentOrderId, FulfillmentOrder>();
        if (orders.isEmpty()) return found;
        long[] ids = orders.stream().mapToLong(OrderId::value).toArray();
        var lines = new HashMap<Long, TreeMap<Integer, FulfillmentLine>>();
        jdbc.query(
                LINES,
                row -> {
                    lines.computeIfAbsent(row.getLong("fulfillment_order_id"), _ -> new TreeMap<>())
                            .put(row.getInt("line"), line(row));
                },
                ids);
        jdbc.query(
                ORDERS,
                row -> {
                    var order = order(row, lines.getOrDefault(row.getLong("id"), new TreeMap<>()));
                    found.put(order.id(), order);
                },
                ids);
        return found;
    }

    void insertLines(List<FulfillmentOrder> orders) {
        var rows = lines(orders);
        jdbc.update(
                INSERT_LINES,
                longs(rows, r -> r.id().value()),
                longs(rows, r -> r.order().value()),
                rows.stream().mapToInt(r -> r.line().line()).toArray(),
                rows.stream().mapToInt(r -> r.line().sku().client()).toArray(),
                rows.stream().map(r -> r.line().sku().code()).toArray(String[]::new),
                longs(rows, r -> r.line().asked()));
    }

    /** Writes what changed: {@code before} holds each order as it was read. */
    void save(Map<FulfillmentOrderId, FulfillmentOrder> before, Collection<FulfillmentOrder> after) {
        var changed = after.stream()
                .filter(order -> !order.equals(before.get(order.id())))
                .toList();
        if (changed.isEmpty()) return;
        perSlot(UPDATE_ORDERS, changed, order -> order.id().slot(), FulfillmentStore::orderArguments);
        var lines = lines(changed).stream()
                .filter(row -> !row.line().equals(lineBefore(before, row)))
                .toList();
        perSlot(UPDATE_LINES, lines, row -> row.id().slot(), FulfillmentStore::lineArguments);
    }

    private static FulfillmentLine lineBefore(Map<FulfillmentOrderId, FulfillmentOrder> before, LineOf row) {
        var order = before.get(row.id());
        if (order == null) throw new IllegalStateException("saved before it was read: " + row.id());
        return order.line(row.line().line());
    }

    private static Object[] orderArguments(int slot, List<FulfillmentOrder> rows) {
        return new Object[] {
            longs(rows, r -> r.id().value()),
            rows.stream().map(r -> r.request().wire()).toArray(String[]::new),
            rows.stream().map(r -> r.execution().wire()).toArray(String[]::new),
            rows.stream().mapToInt(FulfillmentOrder::version).toArray(),
            slot
        };
    }

    private static Object[] lineArguments(int slot, List<LineOf> rows) {
        return new Object[] {
            longs(rows, r -> r.id().value()),
            rows.stream().mapToInt(r -> r.line().line()).toArray(),
            longs(rows, r -> r.line().picked()),
            longs(rows, r -> r.line().packed()),
            longs(rows, r -> r.line().shipped()),
            longs(rows, r -> r.line().shorted()),
            longs(rows, r -> r.line().withdrawn()),
            longs(rows, r -> r.line().withdrawing()),
            slot
        };
    }

    private interface Arguments<T> {
        Object[] of(int slot, List<T> rows);
    }

    private <T> void perSlot(
            String sql, List<T> rows, java.util.function.Function<T, Integer> slot, Arguments<T> arguments) {
        var args = new ArrayList<Object[]>();
        new TreeMap<>(rows.stream().collect(groupingBy(slot)))
                .forEach((key, ofSlot) -> args.add(arguments.of(key, ofSlot)));
        if (Arrays.stream(jdbc.batchUpdate(sql, args)).sum() != rows.size())
            throw new IllegalStateException("work that was read is not there");
    }

    private static List<LineOf> lines(Collection<FulfillmentOrder> orders) {
        var rows = new ArrayList<LineOf>();
        for (var order : orders)
            for (var line : order.lines().values()) rows.add(new LineOf(order.id(), order.order(), line));
        return rows;
    }

    private static <T> long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static FulfillmentLine line(ResultSet row) throws SQLException {
        return new FulfillmentLine(
                row.getInt("line"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getLong("asked"),
                row.getLong("picked"),
                row.getLong("packed"),
                row.getLong("shipped"),
                row.getLong("shorted"),
                row.getLong("withdrawn"),
                row.getLong("withdrawing"));
    }

    private static FulfillmentOrder order(ResultSet row, TreeMap<Integer, FulfillmentLine> lines) throws SQLException {
        return new FulfillmentOrder(
                new FulfillmentOrderId(row.getLong("id")),
                new OrderId(row.getLong("order_id")),
                new NodeId(row.getInt("node_id")),
                RequestState.ofWire(row.getString("request")),
                row.getInt("attempt"),
                row.getInt("version"),
                lines);
    }
}
