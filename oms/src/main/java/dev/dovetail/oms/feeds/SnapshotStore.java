package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Snapshots in {@code oms.feed_message}. Written under the feed's lock. */
@Repository
class SnapshotStore {
    private static final String COLUMNS = """
            select node_id, id, client_id, message, watermark, cut_at, received_at, records, failed, absent, units_before,
                   units_after, state, code, reached, changed, unchanged, superseded, decided_by, decided_why, decided_at
              from oms.feed_message
            """;

    private final JdbcClient jdbc;

    SnapshotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SnapshotRow row, byte[] hash, @Nullable String body) {
        jdbc.sql("""
                insert into oms.feed_message (node_id, id, client_id, message, content_hash, watermark, cut_at, received_at,
                       records, failed, absent, units_before, units_after, state, code, body)
                values (:node, :id, :client, :message, :hash, :watermark, :cut, :received, :records, :failed, :absent,
                        :before, :after, :state, :code::text, :body::text)
                """)
                .param("node", row.node().value())
                .param("id", row.id())
                .param("client", row.client())
                .param("message", row.message())
                .param("hash", hash)
                .param("watermark", row.watermark())
                .param("cut", FeedStore.at(row.cutAt()))
                .param("received", FeedStore.at(row.receivedAt()))
                .param("records", row.records())
                .param("failed", row.failed())
                .param("absent", row.absent())
                .param("before", row.unitsBefore())
                .param("after", row.unitsAfter())
                .param("state", row.state())
                .param("code", row.code())
                .param("body", body)
                .update();
    }

    Optional<SnapshotRow> find(NodeId node, long id) {
        return jdbc.sql(COLUMNS + " where node_id = :node and id = :id")
                .param("node", node.value())
                .param("id", id)
                .query((row, _) -> row(row))
                .optional();
    }

    /** What was stored under the name of a snapshot, and whether it said the same. */
    Optional<Earlier> earlier(Feed feed, String message, byte[] hash) {
        return jdbc.sql(COLUMNS.replace("decided_at", "decided_at, content_hash")
                        + " where node_id = :node and client_id = :client and message = :message")
                .param("node", feed.node().value())
                .param("client", feed.client())
                .param("message", message)
                .query((row, _) -> new Earlier(row(row), Arrays.equals(row.getBytes("content_hash"), hash)))
                .optional();
    }

    record Earlier(SnapshotRow row, boolean same) {}

    /** What it says, until it was applied or refused. */
    Optional<String> body(NodeId node, long id) {
        return jdbc.sql("select body from oms.feed_message where node_id = :node and id = :id and body is not null")
                .param("node", node.value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The newest first, before {@code before}. */
    List<SnapshotRow> list(NodeId node, int client, long before, int limit) {
        return jdbc.sql(COLUMNS + """
                 where node_id = :node and client_id = :client and id < :before order by id desc limit :limit
                """)
                .param("node", node.value())
                .param("client", client)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** From the feeds, of which there are few, so that each has its index. */
    List<SnapshotRow> held(int client, int limit) {
        return jdbc.sql("""
                select h.* from oms.feed f cross join lateral (%s
                    where feed_message.node_id = f.node_id and feed_message.client_id = f.client_id and state = 'held') h
                 where f.client_id = :client order by h.received_at, h.id limit :limit
                """.formatted(COLUMNS))
                .param("client", client)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    void advance(SnapshotRow row, String reached, Applying.Counts counts) {
        jdbc.sql("""
                update oms.feed_message
                   set reached = :reached, changed = changed + :changed, unchanged = unchanged + :unchanged,
                       superseded = superseded + :superseded
                 where node_id = :node and id = :id
                """)
                .param("reached", reached)
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("superseded", counts.superseded())
                .param("node", row.node().value())
                .param("id", row.id())
                .update();
    }

    void settle(SnapshotRow row, String state, @Nullable String code) {
        jdbc.sql("""
                update oms.feed_message
                   set state = :state, code = coalesce(:code::text, code),
                       body = case when :state in ('held', 'applying') then body end
                 where node_id = :node and id = :id
                """)
                .param("state", state)
                .param("code", code)
                .param("node", row.node().value())
                .param("id", row.id())
                .update();
    }

    void decided(SnapshotRow row, String who, String why, Instant at) {
        jdbc.sql("""
                update oms.feed_message set decided_by = :who, decided_why = :why, decided_at = :at
                 where node_id = :node and id = :id
                """)
                .param("who", who)
                .param("why", why)
                .param("at", FeedStore.at(at))
                .param("node", row.node().value())
                .param("id", row.id())
                .update();
    }

    private static SnapshotRow row(ResultSet row) throws SQLException {
        return new SnapshotRow(
                new NodeId(row.getInt("node_id")),
                row.getLong("id"),
                row.getInt("client_id"),
                row.getString("message"),
                row.getLong("watermark"),
                Objects.requireNonNull(FeedStore.instant(row, "cut_at")),
                Objects.requireNonNull(FeedStore.instant(row, "received_at")),
                row.getInt("records"),
                row.getInt("failed"),
                row.getInt("absent"),
                row.getLong("units_before"),
                row.getLong("units_after"),
                row.getString("state"),
                row.getString("code"),
                row.getString("reached"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("superseded"),
                row.getString("decided_by"),
                row.getString("decided_why"),
                FeedStore.instant(row, "decided_at"));
    }
}
