package dev.dovetail.oms.scores;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Scores in {@code oms.promise_score}, written under their orders' locks; and what they are made from. */
@Repository
class ScoreStore {
    private static final String SAVE = """
            insert into oms.promise_score as s (slot, order_id, client_id, channel, promised_on, zone, slipped_at,
                slip_reason, slip_why, repromised_on, ended_at, shipped_at, arrives_on, outcome)
            select o.slot, o.id, o.client_id, o.channel, d.promised_on::date, d.zone, d.slipped_at::timestamptz,
                   d.slip_reason, d.slip_why, d.repromised_on::date, d.ended_at::timestamptz, d.shipped_at::timestamptz,
                   d.arrives_on::date, d.outcome
              from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[])
                   as d(order_id, promised_on, zone, slipped_at, slip_reason, slip_why, repromised_on, ended_at, shipped_at,
                        arrives_on, outcome)
              join oms.sales_order o on o.slot = ? and o.id = d.order_id
            on conflict (slot, order_id) do update
               set slipped_at = excluded.slipped_at, slip_reason = excluded.slip_reason, slip_why = excluded.slip_why,
                   repromised_on = excluded.repromised_on, ended_at = excluded.ended_at, shipped_at = excluded.shipped_at,
                   arrives_on = excluded.arrives_on, outcome = excluded.outcome
            """;

    /** What was promised at capture is in the order's first fact. */
    private static final String READ = """
            select o.id as the_order, o.promised_on as now_on, o.promise_zone, s.*,
                   coalesce(s.promised_on, (f.body::json ->> 'promisedOn')::date) as first_on
              from unnest(:orders::bigint[]) as want(id)
              join oms.sales_order o on o.slot = want.id & 255 and o.id = want.id
              join oms.order_fact f on f.slot = o.slot and f.order_id = o.id and f.version = 1
              left join oms.promise_score s on s.slot = o.slot and s.order_id = o.id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ScoreStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Of each of these orders that was promised for a day. */
    Map<OrderId, Score> read(Collection<OrderId> orders) {
        return jdbc
                .sql(READ)
                .param("orders", orders.stream().mapToLong(OrderId::value).toArray())
                .query((row, _) -> score(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(toMap(score -> new OrderId(Long.parseLong(score.orderId())), Function.identity()));
    }

    Optional<Score> view(OrderId order) {
        return Optional.ofNullable(read(List.of(order)).get(order));
    }

    /** When the last parcel of each order left each node, or lay ready there where its customer comes for it. */
    Map<OrderId, Map<NodeId, Instant>> left(Collection<OrderId> orders) {
        return times("""
                select p.order_id, p.node_id, max(coalesce(ready.at, p.shipped_at)) as at
                  from unnest(:orders::bigint[]) as want(id)
                  join oms.shipment_parcel p on p.slot = want.id & 255 and p.order_id = want.id
                  join oms.sales_order o on o.slot = p.slot and o.id = p.order_id
                  left join lateral (select max(f.at) as at from oms.order_fact f
                                      where f.slot = o.slot and f.order_id = o.id
                                        and f.type = 'order.ready-for-pickup.v1') ready on o.service = 'pickup'
                 where p.shipped_at is not null group by p.order_id, p.node_id
                """, orders);
    }

    /** When each node was given the newest of the work that it still has of each order. */
    Map<OrderId, Map<NodeId, Instant>> given(Collection<OrderId> orders) {
        return times("""
                select f.order_id, f.node_id, max(f.released_at) as at from unnest(:orders::bigint[]) as want(id)
                  join oms.fulfillment_order f on f.slot = want.id & 255 and f.order_id = want.id
                 where f.execution not in ('shipped', 'ended') group by f.order_id, f.node_id
                """, orders);
    }

    private Map<OrderId, Map<NodeId, Instant>> times(String sql, Collection<OrderId> orders) {
        var times = new HashMap<OrderId, Map<NodeId, Instant>>();
        jdbc.sql(sql)
                .param("orders", orders.stream().mapToLong(OrderId::value).toArray())
                .query(row -> {
                    times.computeIfAbsent(
                                    new OrderId(row.getLong("order_id")),
                                    _ -> new TreeMap<>(java.util.Comparator.comparingInt(NodeId::value)))
                            .put(
                                    new NodeId(row.getInt("node_id")),
                                    row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return times;
    }

    /** Slot by slot, as one batch. */
    void save(List<Score> scores) {
        if (scores.isEmpty()) return;
        var args = new ArrayList<Object[]>();
        new TreeMap<>(scores.stream().collect(groupingBy(s -> new OrderId(Long.parseLong(s.orderId())).slot())))
                .forEach((slot, of) -> args.add(new Object[] {
                    of.stream().mapToLong(s -> Long.parseLong(s.orderId())).toArray(),
                    texts(of, Score::promisedOn),
                    texts(of, Score::zone),
                    texts(of, Score::slippedAt),
                    texts(of, Score::slipReason),
                    texts(of, Score::slipWhy),
                    texts(of, Score::repromisedOn),
                    texts(of, Score::endedAt),
                    texts(of, Score::shippedAt),
                    texts(of, Score::arrivesOn),
                    texts(of, Score::outcome),
                    slot
                }));
        batches.batchUpdate(SAVE, args);
    }

    ScoreSummary summary(int client, Set<String> channels, LocalDate from, LocalDate to) {
        var outcomes = new TreeMap<String, Long>();
        var reasons = new TreeMap<String, Long>();
        var ofChannels = channels.isEmpty() ? "" : " and channel = any (:channels)";
        var statement = jdbc.sql("""
                select outcome, slip_reason, count(*) as orders from oms.promise_score
                 where client_id = :client and promised_on between :from and :to %s group by outcome, slip_reason
                """.formatted(ofChannels))
                .param("client", client)
                .param("from", from)
                .param("to", to);
        if (!channels.isEmpty()) statement = statement.param("channels", channels.toArray(String[]::new));
        statement.query(row -> {
            outcomes.merge(row.getString("outcome"), row.getLong("orders"), Long::sum);
            var reason = row.getString("slip_reason");
            if (reason != null) reasons.merge(reason, row.getLong("orders"), Long::sum);
        });
        return new ScoreSummary(
                from,
                to,
                outcomes.getOrDefault("kept", 0L),
                outcomes.getOrDefault("late", 0L),
                outcomes.getOrDefault("cancelled", 0L),
                outcomes.getOrDefault("open", 0L),
                reasons);
    }

    private static Optional<Score> score(ResultSet row) throws SQLException {
        var first = row.getObject("first_on", LocalDate.class);
        if (first == null) return Optional.empty();
        var outcome = row.getString("outcome");
        var zone = row.getString("zone");
        return Optional.of(new Score(
                row.getString("the_order"),
                first,
                zone == null ? String.valueOf(row.getString("promise_zone")) : zone,
                row.getObject("now_on", LocalDate.class),
                instant(row, "slipped_at"),
                row.getString("slip_reason"),
                row.getString("slip_why"),
                row.getObject("repromised_on", LocalDate.class),
                instant(row, "shipped_at"),
                row.getObject("arrives_on", LocalDate.class),
                instant(row, "ended_at"),
                outcome == null ? "open" : outcome));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    private static String[] texts(List<Score> scores, Function<Score, @Nullable Object> column) {
        return scores.stream()
                .map(score -> {
                    var value = column.apply(score);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
