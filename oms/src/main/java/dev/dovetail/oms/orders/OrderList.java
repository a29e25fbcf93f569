package dev.dovetail.oms.orders;

import static dev.dovetail.oms.orders.OrderRows.instant;
import static java.util.stream.Collectors.joining;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Lists and timelines. Pages go by id, downwards: ids are time. */
@Repository
class OrderList {
    private static final String ROWS = """
            select o.*, n.*, k.cancel_until, k.quantity_until, k.address_until, k.substitute_until
              from (select * from oms.sales_order o where %s order by o.id desc limit :limit) o
              cross join lateral (
                   select count(*) as lines,
                          coalesce(sum(l.ordered) filter (where l.kind = 'goods'), 0) as units,
                          coalesce(sum(l.backordered), 0) as waiting, %s
                     from oms.order_line l where l.slot = o.slot and l.order_id = o.id) n
              left join oms.channel_check k on k.channel = o.channel
             order by o.id desc
            """;

    /** The counters of an order's goods, summed. */
    private static final String GOODS = Arrays.stream(Counter.values())
            .map(counter -> "sum(l.%1$s) filter (where l.kind = 'goods') as %1$s".formatted(counter.wire()))
            .collect(joining(", "));

    /** Orders that hold units of the SKU or wait for them: both are kept with an index, lines of old orders are not. */
    private static final String OF_SKU = """
            o.id in (select b.order_id from oms.backlog b where b.client_id = :client and b.sku = :sku
                     union all
                     select r.order_id from oms.node n
                       join oms.reservation r on r.node_id = n.node_id and r.client_id = :client and r.sku = :sku
                      where r.quantity > 0 and not r.soft)
            """;

    private static final String THAT_WAIT =
            "o.id in (select b.order_id from oms.backlog b where b.client_id = :client)";

    private static final String STATUSES = """
            select status, count(*) from oms.sales_order where client_id = :client group by status
            union all
            select 'waiting', count(distinct order_id) from oms.backlog where client_id = :client
            """;

    private static final String AFTER = """
            select count(*) from (
              select from oms.sales_order where client_id = :client and id > :id limit 1000) newer
            """;

    private static final String TIMELINE = """
            select * from oms.order_fact where slot = :slot and order_id = :id order by version
            """;

    private final JdbcClient jdbc;

    OrderList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only the conditions that are asked for stand in the statement, so that each has its index. */
    Page<OrderRow> page(OrderQuery query) {
        var where = new ArrayList<>(List.of("o.client_id = :client"));
        if (query.after() != null) where.add("o.id < :after");
        if (OrderQuery.WAITING.equals(query.status())) where.add(THAT_WAIT);
        else if (query.status() != null) where.add("o.status = :status");
        if (!query.channels().isEmpty()) where.add("o.channel = any (:channels)");
        if (query.sku() != null) where.add(OF_SKU);
        else if (query.text() != null) where.add("(o.external_number like :prefix or o.customer = :text" + byId(query));
        var rows = parameters(jdbc.sql(ROWS.formatted(String.join(" and ", where), GOODS)), query)
                .query((row, _) -> row(row))
                .list();
        boolean more = rows.size() > query.limit();
        var items = more ? rows.subList(0, query.limit()) : rows;
        return new Page<>(items, more ? items.getLast().orderId() : null);
    }

    private static StatementSpec parameters(StatementSpec statement, OrderQuery query) {
        var all = statement.param("client", query.client()).param("limit", query.limit() + 1);
        if (query.after() != null) all = all.param("after", query.after());
        if (query.status() != null) all = all.param("status", query.status());
        if (!query.channels().isEmpty())
            all = all.param("channels", query.channels().toArray(String[]::new));
        if (query.sku() != null) return all.param("sku", query.sku());
        if (query.text() != null) all = all.param("text", query.text()).param("prefix", escaped(query.text()) + "%");
        return query.id() == null ? all : all.param("id", query.id());
    }

    /** Asked for by slot and id only where the text can be one: then all three conditions have an index. */
    private static String byId(OrderQuery query) {
        return query.id() == null ? ")" : " or (o.slot = cast(:id as bigint) & 255 and o.id = :id))";
    }

    Map<String, Long> statuses(int client) {
        var counts = new TreeMap<String, Long>();
        jdbc.sql(STATUSES).param("client", client).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    int countAfter(int client, long id) {
        return jdbc.sql(AFTER)
                .param("client", client)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    Optional<OrderOwner> owner(OrderId id) {
        return jdbc.sql("select client_id, channel from oms.sales_order where slot = :slot and id = :id")
                .param("slot", id.slot())
                .param("id", id.value())
                .query((row, _) -> new OrderOwner(row.getInt("client_id"), row.getString("channel")))
                .optional();
    }

    Optional<Integer> version(OrderId id) {
        return jdbc.sql("select version from oms.sales_order where slot = :slot and id = :id")
                .param("slot", id.slot())
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    List<TimelineEntry> timeline(OrderId id) {
        return jdbc.sql(TIMELINE)
                .param("slot", id.slot())
                .param("id", id.value())
                .query((row, _) -> new TimelineEntry(
                        row.getInt("version"),
                        row.getString("type"),
                        instant(row, "at"),
                        IdSource.madeAt(row.getLong("id")),
                        row.getString("who"),
                        row.getString("through"),
                        row.getString("body")))
                .list();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static OrderRow row(ResultSet row) throws SQLException {
        return new OrderRow(
                row.getString("id"),
                row.getString("external_number"),
                row.getString("channel"),
                OrderStatus.ofWire(row.getString("status")),
                row.getString("customer"),
                instant(row, "placed_at"),
                instant(row, "captured_at"),
                row.getObject("promised_on", LocalDate.class),
                OrderRows.amount(row.getLong("total_minor"), row.getString("currency")),
                row.getString("currency"),
                row.getInt("lines"),
                row.getLong("units"),
                row.getLong("waiting"),
                possible(row));
    }

    private static List<Move> possible(ResultSet row) throws SQLException {
        var goods = new Possible.Line(true, OrderRows.counters(row), 0);
        return Possible.of(goods, new Possible.Order(null, OrderRows.cutoffs(row)))
                .moves();
    }
}
