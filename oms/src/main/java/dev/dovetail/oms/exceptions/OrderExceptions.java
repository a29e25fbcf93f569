package dev.dovetail.oms.exceptions;

import dev.dovetail.oms.orders.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What waits for a person and is about an order. Each kind is a source of the same columns, read by the index of its queue. */
@Repository
class OrderExceptions {
    private final JdbcClient jdbc;

    OrderExceptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param from the rows that wait, as {@code x}; {@code open} keeps only those; {@code since} and {@code id} are what its index is led by */
    private record Source(String from, String open, String since, String owner, String what, String due) {}

    private static final Map<ExceptionKind, Source> SOURCES = Map.of(
            ExceptionKind.SHORTFALL,
            new Source(
                    "oms.order_shortfall x",
                    "x.state = 'open'",
                    "x.opened_at",
                    "x.owner",
                    "x.quantity || ' x ' || x.sku || ': ' || x.reason",
                    "x.due_at"),
            ExceptionKind.HELD_ORDER,
            new Source(
                    "oms.order_hold x",
                    "x.state = 'open'",
                    "x.placed_at",
                    "x.owner",
                    "x.kind || ': ' || x.detail",
                    "x.release_at"),
            ExceptionKind.HELD_WORK,
            new Source(
                    "oms.rearrangement x",
                    "x.state = 'held'",
                    "x.asked_at",
                    "x.owner",
                    "x.given || ' units: ' || x.reason",
                    "null::timestamptz"),
            ExceptionKind.REJECTED_ORDER,
            new Source(
                    "oms.rejected_order x",
                    "x.state = 'waiting'",
                    "x.received_at",
                    "'channels'::text",
                    "x.code || ': ' || x.detail",
                    "null::timestamptz"),
            ExceptionKind.OVERDUE_PREORDER,
            new Source(
                    """
                        (select p.client_id, o.channel, i.expected_on::timestamp at time zone 'UTC' as since, r.order_id,
                                r.line, i.id as inbound, i.expected_on, r.sku, r.quantity, r.order_id as id
                           from oms.inbound i
                           join oms.pool p on p.node_id = i.node_id and p.client_id = i.client_id and p.sku = i.sku
                            and p.pool = 'inbound:' || i.id and p.reserved > 0
                           join oms.reservation r on r.node_id = i.node_id and r.client_id = i.client_id
                            and r.pool = p.pool and r.quantity > 0 and not r.soft
                           join oms.sales_order o on o.slot = r.order_id & 255 and o.id = r.order_id
                          where i.state = 'due' and i.promisable and i.expected_on < :today) x\
                        """,
                    "true",
                    "x.since",
                    "'purchasing'::text",
                    "x.quantity || ' x ' || x.sku || ' of ' || x.inbound",
                    "null::timestamptz"));

    private static Source source(ExceptionKind kind) {
        return Objects.requireNonNull(SOURCES.get(kind), () -> kind + " is not about an order");
    }

    Page<ExceptionRow> list(ExceptionKind kind, ExceptionQuery query, Instant now) {
        var source = source(kind);
        var where = where(source, query);
        if (query.after() != null) where.add("(" + source.since() + ", x.id) > (cast(:since as timestamptz), :id)");
        var statement = parameters(
                jdbc.sql(
                        "select x.id, x.order_id, %s as owner, %s as since, %s as what, %s as due from %s where %s order by %s, x.id limit :limit"
                                .formatted(
                                        source.owner(),
                                        source.since(),
                                        source.what(),
                                        source.due(),
                                        source.from(),
                                        String.join(" and ", where),
                                        source.since())),
                kind,
                query,
                now);
        if (query.after() != null) {
            var cursor = Cursor.of(query.after());
            statement = statement.param("since", cursor.since().toString()).param("id", cursor.number());
        }
        var rows = statement
                .param("limit", query.limit() + 1)
                .query((row, _) -> row(row))
                .list();
        return Cursor.page(rows, query.limit());
    }

    long count(ExceptionKind kind, ExceptionQuery query, Instant now) {
        var source = source(kind);
        var statement = jdbc.sql("select count(*) from (select 1 from %s where %s limit %d) counted"
                .formatted(source.from(), String.join(" and ", where(source, query)), Exceptions.MOST_COUNTED));
        return parameters(statement, kind, query, now).query(Long.class).single();
    }

    private static List<String> where(Source source, ExceptionQuery query) {
        var where = new ArrayList<>(List.of("x.client_id = :client", source.open()));
        if (!query.channels().isEmpty()) where.add("x.channel = any (:channels)");
        if (query.owner() != null) where.add(source.owner() + " = :owner");
        return where;
    }

    private static StatementSpec parameters(
            StatementSpec statement, ExceptionKind kind, ExceptionQuery query, Instant now) {
        var all = statement.param("client", query.client());
        if (!query.channels().isEmpty())
            all = all.param("channels", query.channels().toArray(String[]::new));
        if (query.owner() != null) all = all.param("owner", query.owner());
        return kind == ExceptionKind.OVERDUE_PREORDER
                ? all.param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
                : all;
    }

    private static ExceptionRow row(ResultSet row) throws SQLException {
        var due = row.getObject("due", OffsetDateTime.class);
        return new ExceptionRow(
                row.getString("id"),
                row.getString("order_id"),
                null,
                null,
                row.getString("what"),
                row.getString("owner"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                due == null ? null : due.toInstant());
    }
}
