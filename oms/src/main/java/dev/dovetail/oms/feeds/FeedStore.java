package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Feeds in {@code oms.feed}: a row for each node and client, locked before any pool by whoever hears of the feed. */
@Repository
class FeedStore {
    private static final String FEED = """
            select f.*, (select count(*) from oms.feed_message m
                          where m.node_id = f.node_id and m.client_id = f.client_id and m.state = 'held') as held
              from oms.feed f
            """;

    private static final String PUT = """
            insert into oms.feed as f (node_id, client_id, kind, netting, figure, on_empty, absent, every_seconds,
                   late_after_seconds, doubt_seconds, gap_seconds, drop_percent, sales)
            values (:node, :client, :kind, :netting, :figure, :empty, :absent, :every, :late, :doubt, :gap, :drop, :sales)
            on conflict (node_id, client_id) do update
               set kind = excluded.kind, netting = excluded.netting, figure = excluded.figure,
                   on_empty = excluded.on_empty, absent = excluded.absent, every_seconds = excluded.every_seconds,
                   late_after_seconds = excluded.late_after_seconds, doubt_seconds = excluded.doubt_seconds,
                   gap_seconds = excluded.gap_seconds, drop_percent = excluded.drop_percent,
                   sales = excluded.sales, version = f.version + 1
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    FeedStore(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Every feed: a small table. */
    List<Feed> all() {
        return jdbc.sql(FEED + " order by f.node_id, f.client_id")
                .query((row, _) -> feed(row))
                .list();
    }

    Optional<Feed> find(NodeId node, int client) {
        return one(node, client, "");
    }

    /** As {@link #find}, and nobody else hears of this feed until the transaction ends. */
    Optional<Feed> lock(NodeId node, int client) {
        return one(node, client, " for update of f");
    }

    private Optional<Feed> one(NodeId node, int client, String lock) {
        return jdbc.sql(FEED + " where f.node_id = :node and f.client_id = :client" + lock)
                .param("node", node.value())
                .param("client", client)
                .query((row, _) -> feed(row))
                .optional();
    }

    void put(NodeId node, int client, FeedConfig config) {
        jdbc.sql(PUT)
                .param("node", node.value())
                .param("client", client)
                .param("kind", FeedConfig.word(config.kind()))
                .param("netting", FeedConfig.word(config.netting()))
                .param("figure", FeedConfig.word(config.figure()))
                .param("empty", FeedConfig.word(config.onEmpty()))
                .param("absent", FeedConfig.word(config.absent()))
                .param("every", config.every().toSeconds())
                .param("late", config.lateAfter().toSeconds())
                .param("doubt", config.doubt().toSeconds())
                .param("gap", config.gap().toSeconds())
                .param("drop", config.dropPercent())
                .param("sales", FeedConfig.word(config.sales()))
                .update();
    }

    /** Writes how far the feed was followed. The caller holds its lock. */
    void follow(Feed feed) {
        jdbc.sql("""
                update oms.feed
                   set as_of = :asOf::timestamptz, heard_at = :heardAt::timestamptz, cut_at = :cutAt::timestamptz,
                       watermark = :watermark, through = :through::bigint, gap_since = :gapSince::timestamptz,
                       given_up = :givenUp, empty_since = :emptySince::timestamptz
                 where node_id = :node and client_id = :client
                """)
                .param("asOf", at(feed.asOf()))
                .param("heardAt", at(feed.heardAt()))
                .param("cutAt", at(feed.cutAt()))
                .param("watermark", feed.watermark())
                .param("through", feed.through())
                .param("gapSince", at(feed.gapSince()))
                .param("givenUp", feed.givenUp())
                .param("emptySince", at(feed.emptySince()))
                .param("node", feed.node().value())
                .param("client", feed.client())
                .update();
        events.publishEvent(new FeedHeard(feed.node(), feed.client()));
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Feed feed(ResultSet row) throws SQLException {
        long through = row.getLong("through");
        boolean none = row.wasNull();
        return new Feed(
                new NodeId(row.getInt("node_id")),
                row.getInt("client_id"),
                config(row),
                instant(row, "as_of"),
                instant(row, "heard_at"),
                instant(row, "cut_at"),
                row.getLong("watermark"),
                none ? null : through,
                instant(row, "gap_since"),
                row.getLong("given_up"),
                instant(row, "empty_since"),
                row.getInt("held"));
    }

    private static FeedConfig config(ResultSet row) throws SQLException {
        return new FeedConfig(
                FeedConfig.of(FeedConfig.Kind.class, row.getString("kind")).orElseThrow(),
                Duration.ofSeconds(row.getLong("every_seconds")),
                Duration.ofSeconds(row.getLong("late_after_seconds")),
                FeedConfig.of(FeedConfig.Netting.class, row.getString("netting"))
                        .orElseThrow(),
                Duration.ofSeconds(row.getLong("doubt_seconds")),
                FeedConfig.of(FeedConfig.Figure.class, row.getString("figure")).orElseThrow(),
                FeedConfig.of(FeedConfig.OnEmpty.class, row.getString("on_empty"))
                        .orElseThrow(),
                FeedConfig.of(FeedConfig.Absent.class, row.getString("absent")).orElseThrow(),
                row.getInt("drop_percent"),
                Duration.ofSeconds(row.getLong("gap_seconds")),
                FeedConfig.of(FeedConfig.Sales.class, row.getString("sales")).orElseThrow());
    }
}
