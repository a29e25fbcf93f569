package dev.dovetail.oms.sweeps;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.network.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Sweeps in {@code oms.sweep}, what they missed in {@code oms.missing_order}, what is owed in {@code oms.sweep_plan}. */
@Repository
class SweepStore {
    private final JdbcClient jdbc;

    SweepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How an order that was told is known here. */
    enum State {
        CAPTURED,
        REJECTED
    }

    record Plan(int everySeconds, Instant since) {
        /** From when on a sweep was owed; none is while the last one reaches near enough to now. */
        Optional<Instant> overdueSince(@Nullable Instant through, Instant now) {
            var from = through == null || through.isBefore(since) ? since : through;
            var owed = from.plus(Duration.ofSeconds(everySeconds));
            return owed.isBefore(now) ? Optional.of(owed) : Optional.empty();
        }
    }

    private record Known(String number, State state) {}

    /** Of these numbers those that came: captured, or else refused and kept. */
    Map<String, State> known(Channel channel, Collection<String> numbers) {
        return of(channel, """
                select n.number, case when o.id is not null then 'CAPTURED' else 'REJECTED' end as state
                  from unnest(:numbers::text[]) as n(number)
                  left join oms.sales_order o
                    on o.client_id = :client and o.external_number = n.number and o.channel = :channel
                 where o.id is not null
                    or exists (select from oms.rejected_order r
                                where r.client_id = :client and r.channel = :channel and r.external_number = n.number)
                """).param("numbers", numbers.toArray(String[]::new)).query(Known.class).list().stream()
                .collect(toMap(Known::number, Known::state));
    }

    void add(Channel channel, Swept swept, Cause cause) {
        of(channel, """
                insert into oms.sweep (slot, client_id, channel, id, from_at, to_at, told, captured, rejected, missing, swept_at,
                    swept_by)
                values (:slot, :client, :channel, :id, :from, :to, :told, :captured, :rejected, :missing, :at, :by)
                """)
                .param("id", Long.parseLong(swept.id()))
                .param("from", at(swept.from()))
                .param("to", at(swept.to()))
                .param("told", swept.told())
                .param("captured", swept.captured())
                .param("rejected", swept.rejected().size())
                .param("missing", swept.missing().size())
                .param("at", at(cause.at()))
                .param("by", cause.who())
                .update();
    }

    /** One that was missed before stays missed since then. */
    void miss(Channel channel, Swept swept, Instant now) {
        of(channel, """
                insert into oms.missing_order (slot, client_id, channel, number, sweep, seen_at)
                select :slot, :client, :channel, number, :sweep, :now from unnest(:numbers::text[]) as n(number) order by number
                on conflict do nothing
                """)
                .param("sweep", Long.parseLong(swept.id()))
                .param("numbers", swept.missing().toArray(String[]::new))
                .param("now", at(now))
                .update();
    }

    /** Those that came since they were missed are missing no more. */
    void found(Channel channel, Instant now) {
        of(channel, """
                update oms.missing_order m set found_at = greatest(:now, m.seen_at)
                  from oms.sales_order o
                 where m.slot = :slot and m.client_id = :client and m.channel = :channel and m.found_at is null
                   and o.client_id = m.client_id and o.external_number = m.number and o.channel = m.channel
                """).param("now", at(now)).update();
    }

    int countMissing(Channel channel) {
        return of(channel, """
                select count(*) from oms.missing_order m
                 where m.slot = :slot and m.client_id = :client and m.channel = :channel and m.found_at is null and %s
                """.formatted(NOT_HERE)).query(Integer.class).single();
    }

    /** Of {@code m}: it may have come since it was missed last. */
    static final String NOT_HERE = """
            not exists (select from oms.sales_order o
                         where o.client_id = m.client_id and o.external_number = m.number and o.channel = m.channel)
            """;

    /** The last ones by the time they reach to, newest first. */
    List<Proof.Row> sweeps(Channel channel, int limit) {
        return of(channel, """
                select * from oms.sweep where slot = :slot and client_id = :client and channel = :channel
                 order by to_at desc, id desc limit :limit
                """)
                .param("limit", limit)
                .query((row, _) -> sweep(row))
                .list();
    }

    Optional<Plan> plan(Channel channel) {
        return of(channel, """
                select every_seconds, since from oms.sweep_plan where channel = :channel and client_id = :client
                """)
                .query((row, _) -> new Plan(row.getInt("every_seconds"), instant(row, "since")))
                .optional();
    }

    void plan(Channel channel, @Nullable Integer everySeconds, Instant since) {
        if (everySeconds == null)
            of(channel, "delete from oms.sweep_plan where channel = :channel and client_id = :client")
                    .update();
        else
            of(channel, """
                    insert into oms.sweep_plan (channel, client_id, every_seconds, since)
                    values (:channel, :client, :every, :since)
                    on conflict (channel) do update set every_seconds = excluded.every_seconds
                    """)
                    .param("every", everySeconds)
                    .param("since", at(since))
                    .update();
    }

    static int slot(Channel channel) {
        return Slot.of(Slot.hash(Integer.toString(channel.client()), channel.code()));
    }

    private StatementSpec of(Channel channel, String sql) {
        return jdbc.sql(sql)
                .param("slot", slot(channel))
                .param("client", channel.client())
                .param("channel", channel.code());
    }

    private static Proof.Row sweep(ResultSet row) throws SQLException {
        return new Proof.Row(
                row.getString("id"),
                instant(row, "from_at"),
                instant(row, "to_at"),
                row.getInt("told"),
                row.getInt("captured"),
                row.getInt("rejected"),
                row.getInt("missing"),
                instant(row, "swept_at"),
                row.getString("swept_by"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
