package dev.dovetail.oms.orders;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of an amendment: new lines, and what an order says beside its units. */
@Repository
class RevisionStore {
    private static final String INSERT = """
        insert into oms.order_line (slot, order_id, line, client_id, sku, kind, description, unit, ordered, open,
            delivered, unit_price, total_minor, replaces, parts)
        select o.slot, o.id, d.line, o.client_id, d.sku, d.kind, d.description, d.unit, d.ordered, d.open,
            d.ordered - d.open, d.unit_price::numeric, d.total_minor, d.replaces, d.parts::jsonb
          from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                      ?::text[], ?::bigint[], ?::int[], ?::text[])
               as d(order_id, line, sku, kind, description, unit, ordered, open, unit_price, total_minor, replaces, parts)
          join oms.sales_order o on o.slot = d.order_id & 255 and o.id = d.order_id
        """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Json json;

    RevisionStore(JdbcTemplate jdbc, JdbcClient client, Json json) {
        this.jdbc = jdbc;
        this.client = client;
        this.json = json;
    }

    private @Nullable String parts(AddedLine line) {
        return line.parts() == null ? null : json.write(line.parts());
    }

    private record Row(OrderId order, AddedLine line, long ordered, long open) {}

    /** Inserts the lines that the changes add, with the units that are first moved there. */
    void insertLines(List<OrderChange> changes) {
        var rows = new ArrayList<Row>();
        for (var change : changes)
            if (change.fact() instanceof OrderFact.Amended amended)
                for (var line : amended.added()) rows.add(row(change.order(), line, amended.moves()));
        if (rows.isEmpty()) return;
        int inserted = jdbc.update(
                INSERT,
                longs(rows, row -> row.order().value()),
                ints(rows, row -> row.line().line()),
                texts(rows, row -> row.line().sku()),
                texts(rows, row -> row.line().kind()),
                texts(rows, row -> row.line().description()),
                texts(rows, row -> row.line().unit()),
                longs(rows, Row::ordered),
                longs(rows, Row::open),
                texts(rows, row -> row.line().unitPrice().toPlainString()),
                longs(rows, row -> row.line().totalMinor()),
                rows.stream().map(row -> row.line().replaces()).toArray(Integer[]::new),
                rows.stream().map(row -> parts(row.line())).toArray(String[]::new));
        if (inserted != rows.size()) throw new IllegalStateException("a line is for an order that is not there");
    }

    private static Row row(OrderId order, AddedLine line, List<LineMove> moves) {
        long ordered = 0;
        long open = 0;
        for (var move : moves) {
            if (move.line() != line.line() || move.from() != Counter.ORDERED) continue;
            ordered += move.quantity();
            if (move.to() == Counter.OPEN) open += move.quantity();
        }
        return new Row(order, line, ordered, open);
    }

    /** Writes the money of lines and what else is new; the order's total follows in {@link #total}. */
    void revise(OrderRevision revision) {
        lines(revision);
        var set = new TreeMap<String, @Nullable Object>();
        var posted = revision.posted();
        if (posted != null) {
            set.put("revision", posted.revision());
            set.put("content_hash", posted.contentHash());
            set.put("customer", posted.customer());
            set.put("instructions", posted.instructions());
            set.put("attributes", posted.attributes());
        }
        var to = revision.shipTo();
        if (to != null) set.putAll(columns(to));
        var amounts = revision.amounts();
        if (amounts != null) {
            if (amounts.shipping() != null) set.put("shipping_minor", amounts.shipping());
            if (amounts.tax() != null) set.put("tax_minor", amounts.tax());
            if (amounts.discount() != null) set.put("discount_minor", amounts.discount());
        }
        if (!set.isEmpty()) update(revision.order(), set);
    }

    private static Map<String, Object> columns(OrderRevision.ShipTo to) {
        return Map.of(
                "contact_id", to.contact().value(),
                "ship_country", to.to().country(),
                "ship_postal", to.to().postalCode(),
                "ship_lat", to.to().lat(),
                "ship_lon", to.to().lon());
    }

    private void update(OrderId order, Map<String, @Nullable Object> set) {
        var assigned = String.join(
                ", ", set.keySet().stream().map(name -> name + " = :" + name).toList());
        var statement =
                client.sql("update oms.sales_order set " + assigned + " where slot = :theSlot and id = :theOrder");
        set.forEach(statement::param);
        statement
                .param("theSlot", order.slot())
                .param("theOrder", order.value())
                .update();
    }

    private void lines(OrderRevision revision) {
        var lines = revision.lines();
        if (lines.isEmpty()) return;
        int changed = jdbc.update(
                """
                update oms.order_line l set unit_price = d.unit_price::numeric, total_minor = d.total_minor
                  from unnest(?::int[], ?::text[], ?::bigint[]) as d(line, unit_price, total_minor)
                 where l.slot = ? and l.order_id = ? and l.line = d.line
                """,
                ints(lines, OrderRevision.LineMoney::line),
                texts(lines, line -> line.unitPrice().toPlainString()),
                longs(lines, OrderRevision.LineMoney::totalMinor),
                revision.order().slot(),
                revision.order().value());
        if (changed != lines.size()) throw new IllegalStateException("money for a line that is not there");
    }

    /** The order's total is what its lines and amounts say (I16). Refuses {@code orders.total-negative}. */
    void total(OrderId order) {
        long total = client.sql("""
            update oms.sales_order o
               set total_minor = o.shipping_minor + o.tax_minor - o.discount_minor
                                 + (select sum(l.total_minor) from oms.order_line l
                                     where l.slot = o.slot and l.order_id = o.id)
             where o.slot = :slot and o.id = :id
            returning o.total_minor
            """)
                .param("slot", order.slot())
                .param("id", order.value())
                .query(Long.class)
                .single();
        if (total < 0)
            throw new Refused(
                    Refused.Kind.UNPROCESSABLE, new Refusal("orders.total-negative", Map.of("path", "/discount")));
    }

    private static <T> long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
