package dev.dovetail.oms.shortfalls;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shortfalls of order lines in {@code oms.order_shortfall}, written under their orders' locks; changes go slot by slot, as one batch. */
@Repository
class ShortLineStore {
    static final String OWNER = "customer-care";
    static final Duration CLOCK = Duration.ofHours(24);

    private static final String INSERT = """
            insert into oms.order_shortfall (slot, id, order_id, line, client_id, channel, sku, quantity, reason, owner,
                opened_at, due_at, state)
            select d.id & 255, d.id, d.order_id, d.line, o.client_id, o.channel, l.sku, d.quantity, d.reason, :owner, :at,
                :due, 'open'
              from unnest(:ids::bigint[], :orders::bigint[], :lines::int[], :quantities::bigint[], :reasons::text[])
                   as d(id, order_id, line, quantity, reason)
              join oms.sales_order o on o.slot = d.order_id & 255 and o.id = d.order_id
              join oms.order_line l on l.slot = o.slot and l.order_id = o.id and l.line = d.line
            """;
    private static final String UPDATE = """
            update oms.order_shortfall s
               set quantity = case when d.quantity > 0 then d.quantity else s.quantity end, state = d.state,
                   closed_by = case when d.state = 'open' then null else d.who end,
                   closed_at = case when d.state = 'open' then null else d.at::timestamptz end, version = s.version + 1
              from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[]) as d(id, quantity, state, who, at)
             where s.slot = ? and s.id = d.id and s.state = 'open'
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ShortLineStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** One that is opened, or changed; {@code quantity} is 0 where it is closed. */
    record Row(long id, OrderId order, int line, long quantity, String state, String reason) {}

    List<Row> open(Collection<OrderId> orders) {
        return jdbc.sql("""
            select s.id, s.order_id, s.line, s.quantity, s.state, s.reason from unnest(:orders::bigint[]) as want(id)
              join oms.order_shortfall s on s.slot = want.id & 255 and s.order_id = want.id
             where s.state = 'open'
            """)
                .param("orders", orders.stream().mapToLong(OrderId::value).toArray())
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        new OrderId(row.getLong("order_id")),
                        row.getInt("line"),
                        row.getLong("quantity"),
                        row.getString("state"),
                        row.getString("reason")))
                .list();
    }

    void insert(List<Row> rows, Cause cause) {
        if (rows.isEmpty()) return;
        int made = jdbc.sql(INSERT)
                .param("ids", rows.stream().mapToLong(Row::id).toArray())
                .param(
                        "orders",
                        rows.stream().mapToLong(row -> row.order().value()).toArray())
                .param("lines", rows.stream().mapToInt(Row::line).toArray())
                .param("quantities", rows.stream().mapToLong(Row::quantity).toArray())
                .param("reasons", texts(rows, Row::reason))
                .param("owner", OWNER)
                .param("at", cause.at().atOffset(ZoneOffset.UTC))
                .param("due", cause.at().plus(CLOCK).atOffset(ZoneOffset.UTC))
                .update();
        if (made != rows.size()) throw new IllegalStateException("a shortfall is of a line that is not there");
    }

    void update(List<Row> rows, Cause cause) {
        if (rows.isEmpty()) return;
        var args = new ArrayList<Object[]>();
        new TreeMap<>(rows.stream().collect(groupingBy(row -> row.order().slot())))
                .forEach((slot, of) -> args.add(new Object[] {
                    of.stream().mapToLong(Row::id).toArray(),
                    of.stream().mapToLong(Row::quantity).toArray(),
                    texts(of, Row::state),
                    texts(of, _ -> cause.who()),
                    texts(of, _ -> cause.at().toString()),
                    slot
                }));
        batches.batchUpdate(UPDATE, args);
    }

    /** Closes it by a decision; the caller has seen it open under the order's lock. */
    void decide(OrderId order, long id, ShortfallDecision decision, Cause cause) {
        int rows = jdbc.sql("""
            update oms.order_shortfall
               set state = 'decided', decision = :decision, closed_by = :who, closed_why = :why, closed_at = :at,
                   version = version + 1
             where slot = :slot and id = :id and state = 'open' and version = :version
            """)
                .param("decision", decision.option().wire())
                .param("who", cause.who())
                .param("why", decision.reason())
                .param("at", cause.at().atOffset(ZoneOffset.UTC))
                .param("slot", order.slot())
                .param("id", id)
                .param("version", decision.version())
                .update();
        if (rows != 1) throw new IllegalStateException("the shortfall changed under its order's lock");
    }

    Optional<Shortfall> find(OrderId order, long id) {
        return jdbc.sql("select * from oms.order_shortfall where slot = :slot and order_id = :order and id = :id")
                .param("slot", order.slot())
                .param("order", order.value())
                .param("id", id)
                .query((row, _) -> row(row))
                .optional();
    }

    List<Shortfall> ofOrder(OrderId order) {
        return jdbc.sql("""
                select * from oms.order_shortfall where slot = :slot and order_id = :order order by id limit 500
                """)
                .param("slot", order.slot())
                .param("order", order.value())
                .query((row, _) -> row(row))
                .list();
    }

    /** Only the conditions that are asked for stand in the statement, so that each has its index. */
    Page<Shortfall> list(ShortfallQuery query) {
        var where = new ArrayList<>(List.of("s.client_id = :client", "s.state = 'open'"));
        if (query.owner() != null) where.add("s.owner = :owner");
        if (!query.channels().isEmpty()) where.add("s.channel = any (:channels)");
        if (query.after() != null) where.add("""
                (s.opened_at, s.id) > (select a.opened_at, a.id from oms.order_shortfall a
                                        where a.slot = cast(:after as bigint) & 255 and a.id = :after)
                """);
        var statement = jdbc.sql("select s.* from oms.order_shortfall s where " + String.join(" and ", where)
                        + " order by s.opened_at, s.id limit :limit")
                .param("client", query.client())
                .param("limit", query.limit() + 1);
        if (query.owner() != null) statement = statement.param("owner", query.owner());
        if (!query.channels().isEmpty())
            statement = statement.param("channels", query.channels().toArray(String[]::new));
        if (query.after() != null) statement = statement.param("after", query.after());
        var rows = statement.query((row, _) -> row(row)).list();
        boolean more = rows.size() > query.limit();
        var items = more ? rows.subList(0, query.limit()) : rows;
        return new Page<>(items, more ? items.getLast().shortfallId() : null);
    }

    private static Shortfall row(ResultSet row) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Shortfall(
                row.getString("id"),
                row.getString("order_id"),
                row.getInt("line"),
                row.getInt("client_id"),
                row.getString("channel"),
                row.getString("sku"),
                row.getLong("quantity"),
                row.getString("reason"),
                row.getString("owner"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("decision"),
                row.getString("closed_by"),
                row.getString("closed_why"),
                closed == null ? null : closed.toInstant(),
                row.getInt("version"),
                closed == null ? List.of(ShortfallDecision.Option.values()) : List.of());
    }

    private static String[] texts(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
