package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Deltas of feeds by number, in {@code oms.feed_movement}. Written under the feed's lock. */
@Repository
class MovementStore {
    /**
     * Whether the snapshot with {@code :watermark} and {@code :cut} had seen movement {@code m}. In doubt a fall counts as
     * not seen and a rise as seen, so that the promise stays low.
     */
    static final String SEEN = """
             case when :numbered and m.number is not null then m.number <= :watermark
                  when m.change < 0 then m.at < :cut::timestamptz - make_interval(secs => :doubt)
                  else m.at <= :cut::timestamptz + make_interval(secs => :doubt) end
            """;

    private final JdbcClient jdbc;

    MovementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds those whose number is new, and answers their ids. */
    Set<Long> add(Feed feed, List<Delta> deltas, Instant now) {
        return new HashSet<>(jdbc.sql("""
                insert into oms.feed_movement (node_id, id, client_id, number, sku, change, at, reason, state, heard_at)
                select :node, id, :client, number, sku, change, 'epoch'::timestamptz + micros * interval '1 microsecond',
                       reason, state, :now
                  from unnest(:ids, :numbers, :skus, :changes, :micros, :reasons, :states)
                       as d(id, number, sku, change, micros, reason, state)
                on conflict (node_id, client_id, number) where number is not null do nothing
                returning id
                """)
                .param("node", feed.node().value())
                .param("client", feed.client())
                .param("ids", deltas.stream().mapToLong(Delta::id).toArray())
                .param("numbers", deltas.stream().mapToLong(Delta::number).toArray())
                .param("skus", deltas.stream().map(d -> d.sku().code()).toArray(String[]::new))
                .param("changes", deltas.stream().mapToLong(Delta::change).toArray())
                .param(
                        "micros",
                        deltas.stream()
                                .mapToLong(d -> ChronoUnit.MICROS.between(Instant.EPOCH, d.at()))
                                .toArray())
                .param("reasons", deltas.stream().map(Delta::reason).toArray(String[]::new))
                .param("states", deltas.stream().map(Delta::state).toArray(String[]::new))
                .param("now", FeedStore.at(now))
                .query(Long.class)
                .list());
    }

    record Known(String sku, long change) {}

    /** What these numbers were heard as. */
    Map<Long, Known> known(Feed feed, Collection<Long> numbers) {
        var known = new HashMap<Long, Known>();
        of(feed, """
                select number, sku, change from oms.feed_movement
                 where node_id = :node and client_id = :client and number = any (:numbers)
                """)
                .param("numbers", numbers.stream().mapToLong(n -> n).toArray())
                .query(row -> {
                    known.put(row.getLong(1), new Known(row.getString(2), row.getLong(3)));
                });
        return known;
    }

    /**
     * @param through the highest number below which none is missing
     * @param highest that was heard
     * @param beyond how many were heard beyond {@code through}
     */
    record Reach(long through, long highest, long beyond) {}

    Reach reach(Feed feed, long through) {
        return of(feed, """
                select coalesce(max(number) filter (where number = :through + n), :through) as through,
                       coalesce(max(number), :through) as highest,
                       count(*) - coalesce(max(n) filter (where number = :through + n), 0) as beyond
                  from (select number, row_number() over (order by number) as n
                          from oms.feed_movement
                         where node_id = :node and client_id = :client and number > :through) m
                """)
                .param("through", through)
                .query((row, _) -> new Reach(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** Ends the waiting of those up to {@code through}. */
    List<Delta> release(Feed feed, long through) {
        return of(feed, """
                update oms.feed_movement set state = 'applied'
                 where node_id = :node and client_id = :client and state = 'waiting' and number <= :through
                returning id, number, sku, change, at, reason, state
                """)
                .param("through", through)
                .query((row, _) -> new Delta(
                        0,
                        row.getLong("id"),
                        row.getLong("number"),
                        new Sku(feed.client(), row.getString("sku")),
                        row.getLong("change"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("state")))
                .list();
    }

    void state(Feed feed, Map<Long, String> states) {
        if (states.isEmpty()) return;
        var ids = List.copyOf(states.keySet());
        jdbc.sql("""
                update oms.feed_movement m set state = s.state
                  from unnest(:ids, :states) as s(id, state)
                 where m.node_id = :node and m.id = s.id
                """)
                .param("node", feed.node().value())
                .param("ids", ids.stream().mapToLong(n -> n).toArray())
                .param("states", ids.stream().map(states::get).toArray(String[]::new))
                .update();
    }

    /** In a transaction. Told since: by number, or heard no earlier than the node's clock may be ahead of ours. Facts have no number. */
    private static final String NOT_SEEN = """
            select m.sku, sum(m.change) as later
              from unnest(:skus) as s(sku)
              join (select sku, change, state, number, at from oms.feed_movement
                     where node_id = :node and client_id = :client and %s
                     union all
                    select sku, change, state, number, at from oms.feed_movement
                     where node_id = :node and client_id = :client and number is null and sku = any (:skus)
                       and at >= :cut::timestamptz - make_interval(secs => :doubt)) m
                on m.sku = s.sku
             where m.state = 'applied' and not (%s)
             group by m.sku
            """;

    /** What moved and was counted, and the snapshot had not seen: the sum for each SKU. */
    Map<String, Long> notSeen(Feed feed, Feed.Rank rank, Set<String> skus) {
        boolean numbered = feed.config().netting() == FeedConfig.Netting.NUMBERED;
        var since = numbered ? "number > :watermark" : "number is not null and id >= :first";
        var statement = against(feed, rank, NOT_SEEN.formatted(since, SEEN));
        if (!numbered)
            statement = statement.param(
                    "first",
                    IdSource.firstAt(rank.cutAt().minus(feed.config().doubt()).minus(Header.AHEAD)));
        var sums = new HashMap<String, Long>();
        jdbc.sql("set local enable_nestloop = off").update(); // what was told since is more than its statistics know
        statement.param("skus", skus.toArray(String[]::new)).query(row -> {
            sums.put(row.getString(1), row.getLong(2));
        });
        jdbc.sql("set local enable_nestloop = on").update();
        return sums;
    }

    /** What waited and lies in the snapshot waits no longer. */
    void seen(Feed feed, Feed.Rank rank, Collection<String> skus) {
        against(feed, rank, """
                update oms.feed_movement m set state = 'in-snapshot'
                 where m.node_id = :node and m.client_id = :client and m.sku = any (:skus) and m.state = 'waiting' and %s
                """.formatted(SEEN))
                .param("skus", skus.toArray(String[]::new))
                .update();
    }

    /** SKUs of which a rise waits; how many wait is bounded. */
    List<String> waiting(Feed feed) {
        return of(feed, """
                select distinct sku from oms.feed_movement
                 where node_id = :node and client_id = :client and state = 'waiting'
                """).query(String.class).list();
    }

    /** What is older than anything that may still come need not be remembered. Found by its key: an id says when it was heard. */
    void forget(NodeId node, Instant before) {
        jdbc.sql("""
                delete from oms.feed_movement
                 where node_id = :node and id < :first and at < :before and state <> 'waiting'
                """)
                .param("node", node.value())
                .param("first", IdSource.firstAt(before))
                .param("before", FeedStore.at(before))
                .update();
    }

    private StatementSpec of(Feed feed, String sql) {
        return jdbc.sql(sql).param("node", feed.node().value()).param("client", feed.client());
    }

    private StatementSpec against(Feed feed, Feed.Rank rank, String sql) {
        return of(feed, sql)
                .param("numbered", feed.config().netting() == FeedConfig.Netting.NUMBERED)
                .param("watermark", rank.watermark())
                .param("cut", FeedStore.at(rank.cutAt()))
                .param("doubt", (double) feed.config().doubt().toSeconds());
    }
}
