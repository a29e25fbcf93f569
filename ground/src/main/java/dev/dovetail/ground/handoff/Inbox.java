package dev.dovetail.ground.handoff;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each consumer has applied, for ever: the second delivery of a message finds its row and does nothing. */
final class Inbox {
    private static final String ADMIT = """
            insert into {inbox} ({key}, message_id, consumer, applied_at)
            select k, i, c, :now from unnest(:keys, :ids, :consumers) as m(k, i, c)
            on conflict do nothing
            returning {key} as key, message_id, consumer
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Inbox(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param consumer who applies it: the destination, for a partner's answer with the answer's type */
    record Arrival(Message message, String consumer) {
        private Row row() {
            return new Row(message.toKey(), message.id(), consumer);
        }
    }

    private record Row(int toKey, long id, String consumer) {
        static final Comparator<Row> ORDER =
                Comparator.comparingInt(Row::toKey).thenComparingLong(Row::id).thenComparing(Row::consumer);
    }

    /** Writes the inbox rows and lets the inward apply those that are new, in the order given; joins the open transaction. */
    void apply(Inward inward, List<Arrival> arrivals) {
        var fresh = admit(inward.inbox(), arrivals);
        var unseen = arrivals.stream()
                .filter(arrival -> fresh.contains(arrival.row()))
                .map(Arrival::message)
                .toList();
        if (!unseen.isEmpty()) inward.apply(unseen);
    }

    /** Sorted, so that two workers with the same messages wait for one another in the same order. */
    private Set<Row> admit(Family family, List<Arrival> arrivals) {
        var rows = arrivals.stream().map(Arrival::row).sorted(Row.ORDER).toList();
        return new HashSet<>(jdbc.sql(family.sql(ADMIT))
                .param("now", Columns.at(clock.instant()))
                .param("keys", Columns.ints(rows, Row::toKey))
                .param("ids", Columns.longs(rows, Row::id))
                .param("consumers", Columns.texts(rows, Row::consumer))
                .query((row, _) -> new Row(row.getInt("key"), row.getLong("message_id"), row.getString("consumer")))
                .list());
    }
}
