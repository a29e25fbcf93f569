package dev.dovetail.oms.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Windows in {@code oms.publication_window}: each is met or missed, once. */
@Repository
class WindowStore {
    private static final String WINDOW =
            "to_timestamp(floor(extract(epoch from :now::timestamptz) / p.every_seconds) * p.every_seconds)";

    private static final String MET = """
            insert into oms.publication_window (slot, channel, starts_at, state, how, number, noted_at)
            select p.slot, p.channel, %s, 'met', :kind, :number, :now
              from oms.publication p
             where p.slot = :slot and p.channel = :channel and p.every_seconds is not null
               and (p.kind = 'delta' or :kind = 'full')
            on conflict do nothing
            """.formatted(WINDOW);

    private static final String CLOSE = """
            insert into oms.publication_window (slot, channel, starts_at, state, noted_at)
            select p.slot, p.channel, w.starts_at, 'missed', :now
              from oms.publication p
             cross join lateral generate_series(
                   to_timestamp(ceil(extract(epoch from greatest(p.owed_since, :now::timestamptz - interval '24 hours'))
                                     / p.every_seconds) * p.every_seconds),
                   %s - make_interval(secs => p.every_seconds),
                   make_interval(secs => p.every_seconds)) as w(starts_at)
             where p.every_seconds is not null and p.holder = :holder
            on conflict do nothing
            """.formatted(WINDOW);

    private static final String LIST = """
            select p.channel, p.last_number, p.looked_at, p.every_seconds, p.kind, p.owed_since,
                   count(*) filter (where w.state = 'met') as met,
                   count(*) filter (where w.state = 'missed') as missed,
                   min(w.starts_at) filter (where w.state = 'missed') as first_missed,
                   max(w.noted_at) filter (where w.state = 'met') as last_met
              from oms.publication p
              left join oms.publication_window w on w.slot = p.slot and w.channel = p.channel
                                                and w.starts_at >= :now::timestamptz - interval '24 hours'
             where p.client_id = :client
             group by p.slot, p.channel order by p.channel
            """;

    private final JdbcClient jdbc;

    WindowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void owe(Key key, @Nullable Duty duty, Instant now) {
        jdbc.sql("""
                update oms.publication
                   set every_seconds = :every::int, kind = :kind::text,
                       owed_since = case when :every::int is not null then :now::timestamptz end
                 where slot = :slot and channel = :channel
                   and (every_seconds, kind) is distinct from (:every::int, :kind::text)
                """)
                .param("every", duty == null ? null : (int) duty.every().toSeconds())
                .param("kind", duty == null ? null : duty.kind())
                .param("now", PublicationStore.at(now))
                .param("slot", key.slot())
                .param("channel", key.channel())
                .update();
    }

    void met(Key key, String kind, long number, Instant now) {
        jdbc.sql(MET)
                .param("slot", key.slot())
                .param("channel", key.channel())
                .param("kind", kind)
                .param("number", number)
                .param("now", PublicationStore.at(now))
                .update();
    }

    /** Of the last day each window that is over, and was not met, was missed. What is older than two days is forgotten. */
    void close(String holder, Instant now) {
        jdbc.sql(CLOSE)
                .param("holder", holder)
                .param("now", PublicationStore.at(now))
                .update();
        jdbc.sql("delete from oms.publication_window where starts_at < :before")
                .param("before", PublicationStore.at(now.minus(Duration.ofDays(2))))
                .update();
    }

    List<Publication> list(int client, Instant now) {
        return jdbc.sql(LIST)
                .param("client", client)
                .param("now", PublicationStore.at(now))
                .query((row, _) -> publication(row))
                .list();
    }

    List<Published.Hour> hours(int client, Instant now) {
        return jdbc.sql("""
                select p.channel, date_trunc('hour', w.starts_at) as hour,
                       count(*) filter (where w.state = 'met') as met, count(*) filter (where w.state = 'missed') as missed
                  from oms.publication p
                  join oms.publication_window w on w.slot = p.slot and w.channel = p.channel
                                               and w.starts_at >= :now::timestamptz - interval '24 hours'
                 where p.client_id = :client and p.every_seconds is not null
                 group by p.channel, hour order by p.channel, hour
                """)
                .param("client", client)
                .param("now", PublicationStore.at(now))
                .query((row, _) -> new Published.Hour(
                        row.getString("channel"),
                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                        row.getLong("met"),
                        row.getLong("missed")))
                .list();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        int every = row.getInt("every_seconds");
        boolean owed = !row.wasNull();
        return new Publication(
                row.getString("channel"),
                owed ? every : null,
                row.getString("kind"),
                instant(row, "owed_since"),
                owed ? Publication.state(row.getLong("missed")) : "none",
                row.getLong("met"),
                row.getLong("missed"),
                instant(row, "first_missed"),
                instant(row, "last_met"),
                row.getLong("last_number"),
                PublicationStore.instant(row, "looked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
