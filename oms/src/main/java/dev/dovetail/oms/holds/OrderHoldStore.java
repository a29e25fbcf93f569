package dev.dovetail.oms.holds;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Holds in {@code oms.order_hold}, written only under their order's lock. */
@Repository
class OrderHoldStore {
    private static final String INSERT = """
            insert into oms.order_hold (slot, id, order_id, client_id, channel, kind, code, detail, owner, rule, release_at,
                other, placed_by, placed_at)
            select id & 255, id, order_id, client_id, channel, kind, code, detail, owner, rule, release_at::timestamptz,
                   other::bigint, placed_by, placed_at::timestamptz
              from unnest(?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                   as h(id, order_id, client_id, channel, kind, code, detail, owner, rule, release_at, other, placed_by,
                        placed_at)
            """;
    private static final String CLOSE = """
            update oms.order_hold h
               set state = d.state, closed_by = d.closed_by, closed_at = d.closed_at::timestamptz, closed_why = d.closed_why
              from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                   as d(id, state, closed_by, closed_at, closed_why)
             where h.slot = ? and h.id = d.id and h.state = 'open'
            """;
    private static final String OF_ORDERS = """
            select h.* from unnest(?::bigint[]) as want(id)
              join oms.order_hold h on h.slot = want.id & 255 and h.order_id = want.id
             order by h.order_id, h.id
            """;

    private final JdbcTemplate jdbc;

    OrderHoldStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What closes a hold. */
    record Closing(Hold hold, HoldState.Lifted lifted, String by, Instant at, String why) {}

    void insert(List<Hold> holds) {
        jdbc.update(
                INSERT,
                longs(holds, Hold::id),
                longs(holds, hold -> Long.parseLong(hold.orderId())),
                holds.stream().mapToInt(Hold::client).toArray(),
                texts(holds, Hold::channel),
                texts(holds, hold -> hold.kind().wire()),
                texts(holds, Hold::code),
                texts(holds, Hold::detail),
                texts(holds, Hold::owner),
                texts(holds, hold -> hold.rule().wire()),
                texts(holds, Hold::releaseAt),
                texts(holds, Hold::otherOrder),
                texts(holds, Hold::placedBy),
                texts(holds, Hold::placedAt));
    }

    /** One execution for each slot, lowest first. Only an open hold closes; anything else is a fault, for its order was locked. */
    void close(List<Closing> closings) {
        var args = new ArrayList<Object[]>();
        new TreeMap<>(closings.stream()
                        .collect(groupingBy(
                                c -> new OrderId(Long.parseLong(c.hold().orderId())).slot())))
                .forEach((slot, rows) -> args.add(new Object[] {
                    longs(rows, c -> c.hold().id()),
                    texts(rows, c -> c.lifted().to().wire()),
                    texts(rows, Closing::by),
                    texts(rows, Closing::at),
                    texts(rows, Closing::why),
                    slot
                }));
        if (Arrays.stream(jdbc.batchUpdate(CLOSE, args)).sum() != closings.size())
            throw new IllegalStateException("a hold that was open is not");
    }

    /** All holds of these orders, open or not, oldest first. */
    List<Hold> ofOrders(Collection<OrderId> orders) {
        if (orders.isEmpty()) return List.of();
        return jdbc.query(OF_ORDERS, (row, _) -> row(row), (Object)
                orders.stream().mapToLong(OrderId::value).toArray());
    }

    static Hold row(ResultSet row) throws SQLException {
        return new Hold(
                row.getString("id"),
                row.getString("order_id"),
                row.getInt("client_id"),
                row.getString("channel"),
                HoldKind.ofWire(row.getString("kind")),
                row.getString("code"),
                row.getString("detail"),
                row.getString("owner"),
                ReleaseRule.ofWire(row.getString("rule")),
                instant(row, "release_at"),
                row.getString("other"),
                row.getString("placed_by"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("closed_by"),
                instant(row, "closed_at"),
                row.getString("closed_why"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> long[] longs(List<T> rows, java.util.function.ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    private static <T> String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(row -> {
                    var value = column.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
