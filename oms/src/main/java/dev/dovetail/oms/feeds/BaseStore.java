package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the newest snapshot said of each SKU, in {@code oms.feed_position}. Written under the feed's lock and the pools'. */
@Repository
class BaseStore {
    private final JdbcClient jdbc;

    BaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which snapshot spoke last of each of these SKUs; those that none spoke of are absent. */
    Map<String, Feed.Rank> ranks(Feed feed, Collection<String> skus) {
        var ranks = new HashMap<String, Feed.Rank>();
        jdbc.sql("""
                select sku, watermark, cut_at from oms.feed_position
                 where node_id = :node and client_id = :client and sku = any (:skus)
                """)
                .param("node", feed.node().value())
                .param("client", feed.client())
                .param("skus", skus.toArray(String[]::new))
                .query(row -> {
                    var cut = Objects.requireNonNull(FeedStore.instant(row, "cut_at"));
                    ranks.put(row.getString("sku"), new Feed.Rank(row.getLong("watermark"), cut));
                });
        return ranks;
    }

    void put(Feed feed, Feed.Rank rank, Map<Sku, Long> quantities) {
        if (quantities.isEmpty()) return;
        var skus = List.copyOf(quantities.keySet());
        jdbc.sql("""
                insert into oms.feed_position as p (node_id, client_id, sku, quantity, watermark, cut_at)
                select :node, :client, sku, quantity, :watermark, :cut from unnest(:skus, :quantities) as q(sku, quantity)
                on conflict (node_id, client_id, sku) do update
                   set quantity = excluded.quantity, watermark = excluded.watermark, cut_at = excluded.cut_at
                """)
                .param("node", feed.node().value())
                .param("client", feed.client())
                .param("watermark", rank.watermark())
                .param("cut", FeedStore.at(rank.cutAt()))
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .param(
                        "quantities",
                        skus.stream()
                                .mapToLong(sku -> Objects.requireNonNull(quantities.get(sku)))
                                .toArray())
                .update();
    }

    /**
     * A snapshot that could not speak of these SKUs leaves them as they were, and must not count as having spoken: those
     * that no other spoke of get the rank of none.
     */
    void unspoken(Feed feed, Collection<String> skus) {
        if (skus.isEmpty()) return;
        jdbc.sql("""
                insert into oms.feed_position (node_id, client_id, sku, quantity, watermark, cut_at)
                select :node, :client, sku, 0, 0, 'epoch'::timestamptz from unnest(:skus) as s(sku)
                on conflict do nothing
                """)
                .param("node", feed.node().value())
                .param("client", feed.client())
                .param("skus", skus.toArray(String[]::new))
                .update();
    }
}
