package dev.dovetail.oms.sweeps;

import dev.dovetail.oms.network.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads how it stands with many channels at once: one statement, whose walk of each channel is bounded by its index. */
@Repository
class SweepStandings {
    private static final String STANDING = """
            select c.channel, s.through, s.gaps, m.missing, m.oldest, p.every_seconds, p.since
              from unnest(:slots, :clients, :channels) as c(slot, client_id, channel)
              left join oms.sweep_plan p on p.channel = c.channel and p.client_id = c.client_id
             cross join lateral (
                   select max(to_at) as through, count(*) filter (where from_at > reached) as gaps
                     from (select from_at, to_at,
                                  max(to_at) over (order by from_at, to_at
                                                    rows between unbounded preceding and 1 preceding) as reached
                             from (select from_at, to_at from oms.sweep w
                                    where w.slot = c.slot and w.client_id = c.client_id and w.channel = c.channel
                                    order by to_at desc, id desc limit :back) newest) walked) s
             cross join lateral (
                   select count(*) as missing, min(seen_at) as oldest
                     from (select m.seen_at from oms.missing_order m
                            where m.slot = c.slot and m.client_id = c.client_id and m.channel = c.channel
                              and m.found_at is null and %s
                            order by m.seen_at limit :most) open) m
             order by c.channel
            """.formatted(SweepStore.NOT_HERE);

    private static final String MISSING = """
            select m.channel, m.number, m.sweep, m.seen_at
              from unnest(:slots, :clients, :channels) as c(slot, client_id, channel)
             cross join lateral (
                   select m.* from oms.missing_order m
                    where m.slot = c.slot and m.client_id = c.client_id and m.channel = c.channel and m.found_at is null
                      and m.seen_at >= :seen and (m.seen_at, m.channel || '/' || m.number) > (:seen, :id) and %s
                    order by m.seen_at, m.channel || '/' || m.number limit :limit) m
             order by m.seen_at, m.channel || '/' || m.number limit :limit
            """.formatted(SweepStore.NOT_HERE);

    private final JdbcClient jdbc;

    SweepStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Standing> standing(Collection<Channel> channels, Instant now) {
        return of(channels, STANDING)
                .param("back", Sweeps.LOOKED_BACK)
                .param("most", Sweeps.MOST_COUNTED)
                .query((row, _) -> standing(row, now))
                .list();
    }

    List<Missing> missing(Collection<Channel> channels, Missing.After after, int limit) {
        return of(channels, MISSING)
                .param("seen", SweepStore.at(after.seenAt()))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, _) -> new Missing(
                        row.getString("channel"),
                        row.getString("number"),
                        row.getString("sweep"),
                        SweepStore.instant(row, "seen_at")))
                .list();
    }

    private StatementSpec of(Collection<Channel> channels, String sql) {
        return jdbc.sql(sql)
                .param("slots", channels.stream().mapToInt(SweepStore::slot).toArray())
                .param("clients", channels.stream().mapToInt(Channel::client).toArray())
                .param("channels", channels.stream().map(Channel::code).toArray(String[]::new));
    }

    private static Standing standing(ResultSet row, Instant now) throws SQLException {
        int every = row.getInt("every_seconds");
        var plan = row.wasNull() ? null : new SweepStore.Plan(every, SweepStore.instant(row, "since"));
        var through = instant(row, "through");
        return new Standing(
                row.getString("channel"),
                through,
                row.getInt("gaps"),
                row.getInt("missing"),
                instant(row, "oldest"),
                plan == null ? null : every,
                plan == null ? null : plan.overdueSince(through, now).orElse(null));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
