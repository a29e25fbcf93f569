package dev.dovetail.oms.orders;

import static dev.dovetail.oms.orders.OrderRows.instant;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads orders for those who are about to change them: many at once, each kind of row in one statement. */
@Repository
class OrderReader {
    private static final String HEADS = """
            select o.* from unnest(?::bigint[]) as want(id)
              join oms.sales_order o on o.slot = want.id & 255 and o.id = want.id
             order by o.slot, o.id
            """;

    private static final String LINES = """
            select l.* from unnest(?::bigint[]) as want(id)
              join oms.order_line l on l.slot = want.id & 255 and l.order_id = want.id
             order by l.slot, l.order_id, l.line
            """;

    private static final String TELLINGS = """
            select o.id, o.version, o.channel, o.external_number, c.partner, o.holds, c.events
              from unnest(?::bigint[]) as want(id)
                  join oms.sales_order o on o.slot = want.id & 255 and o.id = want.id
                  left join oms.channel c on c.code = o.channel
                """;

    private static final String NAMES = """
            select l.order_id, l.line, l.sku, coalesce(g.unit, 'each') as unit, coalesce(g.pack, 1) as pack from unnest(?::bigint[]) as want(id)
              join oms.order_line l on l.slot = want.id & 255 and l.order_id = want.id
              left join oms.order_line_unit g on g.slot = l.slot and g.order_id = l.order_id and g.line = l.line
            """;

    private final JdbcTemplate jdbc;
    private final Json json;

    OrderReader(JdbcTemplate jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<OrderId, LockedOrder> read(Collection<OrderId> orders) {
        var ids = values(orders);
        var lines = new HashMap<OrderId, List<LockedOrder.Line>>();
        jdbc.query(
                LINES,
                row -> {
                    var order = new OrderId(row.getLong("order_id"));
                    lines.computeIfAbsent(order, _ -> new ArrayList<>()).add(line(row));
                },
                ids);
        var found = new LinkedHashMap<OrderId, LockedOrder>();
        jdbc.query(
                HEADS,
                row -> {
                    var head = head(row);
                    found.put(head.id(), new LockedOrder(head, lines.getOrDefault(head.id(), List.of())));
                },
                ids);
        return found;
    }

    Map<OrderId, Telling> tellings(Collection<OrderId> orders) {
        var found = new HashMap<OrderId, Telling>();
        jdbc.query(
                TELLINGS,
                row -> {
                    found.put(
                            new OrderId(row.getLong("id")),
                            new Telling(
                                    row.getInt("version"),
                                    row.getString("channel"),
                                    row.getString("external_number"),
                                    row.getString("partner"),
                                    row.getInt("holds") > 0,
                                    events(row)));
                },
                values(orders));
        return found;
    }

    private static List<String> events(ResultSet row) throws SQLException {
        var events = row.getArray("events");
        return events == null ? List.of() : List.of((String[]) events.getArray());
    }

    /** What every line of these orders is called. */
    Map<OrderId, Map<Integer, LineName>> names(Collection<OrderId> orders) {
        if (orders.isEmpty()) return Map.of();
        var found = new HashMap<OrderId, Map<Integer, LineName>>();
        jdbc.query(
                NAMES,
                row -> {
                    found.computeIfAbsent(new OrderId(row.getLong("order_id")), _ -> new HashMap<>())
                            .put(
                                    row.getInt("line"),
                                    new LineName(row.getString("sku"), row.getString("unit"), row.getInt("pack")));
                },
                values(orders));
        return found;
    }

    private LockedOrder.Line line(ResultSet row) throws SQLException {
        return new LockedOrder.Line(
                row.getInt("line"),
                row.getString("sku"),
                row.getString("kind").equals("goods"),
                OrderRows.counters(row),
                traits(row));
    }

    private LineTraits traits(ResultSet row) throws SQLException {
        var parts = row.getString("parts");
        return new LineTraits(
                row.getLong("total_minor") / Math.max(1, row.getLong("ordered")),
                row.getString("keep_together"),
                parts == null ? List.of() : LineTraits.parts(row.getInt("client_id"), json.tree(parts)));
    }

    private static OrderHead head(ResultSet row) throws SQLException {
        return new OrderHead(
                new OrderId(row.getLong("id")),
                row.getInt("client_id"),
                row.getString("channel"),
                row.getString("external_number"),
                row.getInt("version"),
                OrderStatus.ofWire(row.getString("status")),
                instant(row, "placed_at"),
                instant(row, "captured_at"),
                row.getString("service"),
                row.getInt("priority"),
                row.getString("instructions"),
                row.getObject("promised_on", LocalDate.class),
                new ContactId(row.getLong("contact_id")),
                new OrderHead.Destination(
                        row.getString("ship_country"),
                        row.getString("ship_postal"),
                        row.getDouble("ship_lat"),
                        row.getDouble("ship_lon")),
                row.getString("pickup"));
    }

    private static Object values(Collection<OrderId> orders) {
        return orders.stream().mapToLong(OrderId::value).toArray();
    }
}
