package dev.dovetail.oms.publishing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The publisher's side: leases in {@code oms.publication}, what is shown in {@code oms.published}. */
@Repository
class PublicationStore {
    private static final String LEASE = """
            insert into oms.publication as p (slot, channel, client_id, holder, fence, until, looked_at)
            select slot, channel, client_id, :holder, 1, now() + interval '30 seconds', :now
              from unnest(:slots, :channels, :clients) as c(slot, channel, client_id) order by slot, channel
            on conflict (slot, channel) do update
               set holder = excluded.holder, until = excluded.until, looked_at = excluded.looked_at,
                   fence = p.fence + case when p.holder = excluded.holder and p.until >= now() then 0 else 1 end
             where p.holder = excluded.holder or p.until < now()
            returning channel, fence
            """;

    private final JdbcClient jdbc;

    PublicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what is free and renews what is ours for thirty seconds: channel to fence. Those of others are left out. */
    Map<String, Long> lease(String holder, Collection<Key> keys, Instant now) {
        var fences = new HashMap<String, Long>();
        jdbc.sql(LEASE)
                .param("holder", holder)
                .param("now", at(now))
                .param("slots", keys.stream().mapToInt(Key::slot).toArray())
                .param("channels", keys.stream().map(Key::channel).toArray(String[]::new))
                .param("clients", keys.stream().mapToInt(Key::client).toArray())
                .query(row -> {
                    fences.put(row.getString(1), row.getLong(2));
                });
        return fences;
    }

    /** Makes the channel's row, for whoever publishes to lease. */
    void make(Key key, Instant now) {
        jdbc.sql("""
                insert into oms.publication (slot, channel, client_id, holder, fence, until, looked_at)
                values (:slot, :channel, :client, '', 0, now() - interval '1 second', :now)
                on conflict do nothing
                """)
                .param("slot", key.slot())
                .param("channel", key.channel())
                .param("client", key.client())
                .param("now", at(now))
                .update();
    }

    void giveUp(String holder) {
        jdbc.sql("update oms.publication set until = now() - interval '1 second' where holder = :holder")
                .param("holder", holder)
                .update();
    }

    /** Until when every change has been committed, or its transaction was not begun. */
    OffsetDateTime horizon() {
        return jdbc.sql(PublishSql.HORIZON).query(OffsetDateTime.class).single();
    }

    /** A text for each channel with buffers that differs when they do. */
    Map<String, String> buffers() {
        var buffers = new HashMap<String, String>();
        jdbc.sql(PublishSql.BUFFERS).query(row -> {
            buffers.put(row.getString(1), row.getString(2));
        });
        return buffers;
    }

    /** SKUs whose pools changed since, by client. */
    Map<Integer, Set<String>> changed(OffsetDateTime since) {
        var changed = new HashMap<Integer, Set<String>>();
        jdbc.sql(PublishSql.CHANGED).param("since", since).query(row -> {
            changed.computeIfAbsent(row.getInt(1), _ -> new TreeSet<>()).add(row.getString(2));
        });
        return changed;
    }

    /**
     * @param skus to look at; null: all
     * @return how many changes were published
     */
    int publish(
            Key key,
            String holder,
            long fence,
            Sellers.Selling selling,
            @Nullable Collection<String> skus,
            Instant now) {
        var statement = jdbc.sql(PublishSql.PUBLISH.formatted(
                        skus == null ? PublishSql.ALL : PublishSql.SOME, PublishSql.BUFFER, PublishSql.SELLS))
                .param("slot", key.slot())
                .param("channel", key.channel())
                .param("client", key.client())
                .param("holder", holder)
                .param("fence", fence)
                .param("now", at(now))
                .param("nodes", selling.nodes().stream().mapToInt(n -> n).toArray())
                .param("classes", selling.classes().toArray(String[]::new))
                .param(
                        "pairNodes",
                        selling.pairs().stream().mapToInt(Sellers.Pair::node).toArray())
                .param(
                        "pairClasses",
                        selling.pairs().stream().map(Sellers.Pair::skuClass).toArray(String[]::new));
        if (skus != null) statement = statement.param("skus", skus.toArray(String[]::new));
        return statement.query(Integer.class).single();
    }

    /** Every channel's last number. */
    Map<String, Long> heads() {
        var heads = new HashMap<String, Long>();
        jdbc.sql("select channel, last_number from oms.publication").query(row -> {
            heads.put(row.getString(1), row.getLong(2));
        });
        return heads;
    }

    List<Published.OfChannel> of(int client, String sku) {
        return jdbc.sql("""
                select p.channel, s.atp, s.at
                  from oms.publication p
                  join oms.published s on s.slot = p.slot and s.channel = p.channel and s.sku = :sku
                 where p.client_id = :client order by p.channel
                """)
                .param("client", client)
                .param("sku", sku)
                .query((row, _) ->
                        new Published.OfChannel(row.getString("channel"), row.getLong("atp"), instant(row, "at")))
                .list();
    }

    /** What changed after a number, in the order of their numbers: of each SKU the newest. */
    List<Shown> after(Key key, long number, int limit) {
        return jdbc.sql("""
                select sku, atp, number, at from oms.published
                 where slot = :slot and channel = :channel and number > :number order by number limit :limit
                """)
                .param("slot", key.slot())
                .param("channel", key.channel())
                .param("number", number)
                .param("limit", limit)
                .query((row, _) -> shown(row))
                .list();
    }

    /** All that is shown, by SKU. */
    List<Shown> from(Key key, String sku, int limit) {
        return jdbc.sql("""
                select sku, atp, number, at from oms.published
                 where slot = :slot and channel = :channel and sku > :sku order by sku limit :limit
                """)
                .param("slot", key.slot())
                .param("channel", key.channel())
                .param("sku", sku)
                .param("limit", limit)
                .query((row, _) -> shown(row))
                .list();
    }

    private static Shown shown(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Shown(row.getString("sku"), row.getLong("atp"), row.getLong("number"), instant(row, "at"));
    }

    static Instant instant(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
