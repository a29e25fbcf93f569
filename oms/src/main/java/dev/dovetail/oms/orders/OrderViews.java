package dev.dovetail.oms.orders;

import static dev.dovetail.oms.orders.OrderRows.instant;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.OrderId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whole orders with lines and parcels: three statements for any number of them. */
@Repository
class OrderViews {
    private static final String ORDERS = """
            select o.* from unnest(:ids) as want(id)
              join oms.sales_order o on o.slot = want.id & 255 and o.id = want.id
             order by o.id
            """;
    private static final String LINES = """
            select l.*, o.currency, o.captured_at + c.remorse_seconds * interval '1 second' as release_at, o.holds, w.asked_back,
                   k.cancel_until, k.quantity_until, k.address_until, k.substitute_until,
                   g.pack as given_pack, g.quantity as given_quantity
              from unnest(:ids) as want(id)
              join oms.sales_order o on o.slot = want.id & 255 and o.id = want.id
              join oms.order_line l on l.slot = o.slot and l.order_id = o.id
              left join oms.order_line_unit g on g.slot = l.slot and g.order_id = l.order_id and g.line = l.line
              left join oms.channel c on c.code = o.channel
              left join oms.channel_check k on k.channel = o.channel
              left join lateral (
                   select sum(f.withdrawing) as asked_back
                     from oms.fulfillment_order w
                     join oms.fulfillment_line f on f.slot = w.slot and f.fulfillment_order_id = w.id and f.line = l.line
                    where l.released > 0 and w.slot = l.slot and w.order_id = l.order_id) w on true
             order by l.order_id, l.line
            """;
    private static final String PARCELS = """
            select p.*, u.line, u.quantity from unnest(:ids) as want(id)
              join oms.shipment_parcel p on p.slot = want.id & 255 and p.order_id = want.id
              join oms.shipment_parcel_line u on u.slot = p.slot and u.parcel_id = p.id
             order by p.order_id, p.id, u.line
            """;

    private final JdbcClient jdbc;
    private final Json json;

    OrderViews(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<OrderView> load(Collection<OrderId> orders) {
        if (orders.isEmpty()) return List.of();
        long[] ids = orders.stream().mapToLong(OrderId::value).toArray();
        var lines = new HashMap<Long, List<OrderView.Line>>();
        jdbc.sql(LINES).param("ids", ids).query(row -> {
            lines.computeIfAbsent(row.getLong("order_id"), _ -> new ArrayList<>())
                    .add(line(row));
        });
        var parcels = parcels(ids);
        return jdbc.sql(ORDERS)
                .param("ids", ids)
                .query((row, _) -> order(row, lines, parcels))
                .list();
    }

    private Map<Long, List<OrderView.Parcel>> parcels(long[] ids) {
        var units = new HashMap<String, List<OrderView.Units>>();
        var parcels = new HashMap<Long, List<OrderView.Parcel>>();
        jdbc.sql(PARCELS).param("ids", ids).query(row -> {
            var unit = new OrderView.Units(row.getInt("line"), row.getLong("quantity"));
            units.computeIfAbsent(row.getString("id"), _ -> new ArrayList<>()).add(unit);
            var ofOrder = parcels.computeIfAbsent(row.getLong("order_id"), _ -> new ArrayList<>());
            if (ofOrder.isEmpty() || !ofOrder.getLast().parcelId().equals(row.getString("id")))
                ofOrder.add(parcel(row));
        });
        parcels.values()
                .forEach(list -> list.replaceAll(p -> withLines(p, units.getOrDefault(p.parcelId(), List.of()))));
        return parcels;
    }

    private static OrderView order(
            ResultSet row, Map<Long, List<OrderView.Line>> lines, Map<Long, List<OrderView.Parcel>> parcels)
            throws SQLException {
        long id = row.getLong("id");
        return new OrderView(
                Long.toString(id),
                row.getString("external_number"),
                row.getString("channel"),
                row.getInt("client_id"),
                row.getInt("revision"),
                OrderStatus.ofWire(row.getString("status")),
                row.getInt("version"),
                row.getString("customer"),
                instant(row, "placed_at"),
                instant(row, "captured_at"),
                promise(row),
                row.getString("service"),
                row.getInt("priority"),
                row.getString("instructions"),
                money(row, "total_minor"),
                money(row, "shipping_minor"),
                money(row, "tax_minor"),
                money(row, "discount_minor"),
                row.getString("currency"),
                row.getString("contact_id"),
                row.getString("pickup"),
                lines.getOrDefault(id, List.of()),
                parcels.getOrDefault(id, List.of()));
    }

    private OrderView.Line line(ResultSet row) throws SQLException {
        return new OrderView.Line(
                row.getInt("line"),
                row.getString("sku"),
                row.getString("kind"),
                row.getString("description"),
                row.getString("unit"),
                row.getBigDecimal("unit_price"),
                money(row, "total_minor"),
                OrderRows.counters(row),
                possible(row),
                row.getObject("replaces", Integer.class),
                given(row),
                row.getString("keep_together"),
                parts(row));
    }

    private @Nullable Map<String, Long> parts(ResultSet row) throws SQLException {
        var parts = row.getString("parts");
        return parts == null ? null : LineTraits.written(LineTraits.parts(row.getInt("client_id"), json.tree(parts)));
    }

    private static Possible possible(ResultSet row) throws SQLException {
        var line = new Possible.Line(
                row.getString("kind").equals("goods"), OrderRows.counters(row), row.getLong("asked_back"));
        var at = row.getInt("holds") > 0 ? null : releaseAt(row);
        return Possible.of(line, new Possible.Order(at, OrderRows.cutoffs(row)));
    }

    private static @Nullable Instant releaseAt(ResultSet row) throws SQLException {
        var at = row.getObject("release_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OrderView.@Nullable Given given(ResultSet row) throws SQLException {
        int pack = row.getInt("given_pack");
        return row.wasNull()
                ? null
                : OrderView.Given.of(
                        row.getString("unit"), pack, row.getLong("given_quantity"), OrderRows.counters(row));
    }

    private static OrderView.Parcel parcel(ResultSet row) throws SQLException {
        var shippedAt = row.getObject("shipped_at", OffsetDateTime.class);
        return new OrderView.Parcel(
                row.getString("id"),
                row.getString("fulfillment_order_id"),
                row.getInt("node_id"),
                row.getString("state"),
                row.getString("carrier"),
                row.getString("tracking"),
                shippedAt == null ? null : shippedAt.toInstant(),
                List.of());
    }

    private static OrderView.Parcel withLines(OrderView.Parcel p, List<OrderView.Units> lines) {
        return new OrderView.Parcel(
                p.parcelId(),
                p.fulfillmentOrder(),
                p.node(),
                p.state(),
                p.carrier(),
                p.trackingNumber(),
                p.shippedAt(),
                lines);
    }

    private static OrderView.@Nullable Promise promise(ResultSet row) throws SQLException {
        var on = row.getObject("promised_on", LocalDate.class);
        return on == null ? null : new OrderView.Promise(on, row.getString("promise_zone"));
    }

    private static BigDecimal money(ResultSet row, String column) throws SQLException {
        return OrderRows.amount(row.getLong(column), row.getString("currency"));
    }
}
