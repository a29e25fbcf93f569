package dev.dovetail.oms.exceptions;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.feeds.Feed;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for a person and is about a node: there are no more than nodes, their feeds, and snapshots in doubt. */
@Repository
class NodeExceptions {
    private static final Comparator<ExceptionRow> OLDEST =
            Comparator.comparing(ExceptionRow::since).thenComparing(ExceptionRow::id);

    private final Network network;
    private final FeedBook feeds;
    private final JdbcClient jdbc;

    NodeExceptions(Network network, FeedBook feeds, JdbcClient jdbc) {
        this.network = network;
        this.feeds = feeds;
        this.jdbc = jdbc;
    }

    Page<ExceptionRow> list(ExceptionKind kind, ExceptionQuery query, Instant now) {
        var rows = all(kind, query, now);
        return Cursor.page(
                query.after() == null ? rows : Cursor.of(query.after()).past(rows), query.limit());
    }

    long count(ExceptionKind kind, ExceptionQuery query, Instant now) {
        return all(kind, query, now).size();
    }

    private List<ExceptionRow> all(ExceptionKind kind, ExceptionQuery query, Instant now) {
        var owner = query.owner();
        if (owner != null && !owner.equals(kind.owner())) return List.of();
        return switch (kind) {
            case STALE_FEED -> stale(query.client(), now);
            case FEED_WAITING -> waiting(query.client());
            case NODE_OFFLINE -> offline();
            default -> throw new IllegalArgumentException(kind + " is not about a node");
        };
    }

    private List<ExceptionRow> offline() {
        return network.nodesNow().stream()
                .filter(node -> !node.online())
                .map(node -> row(
                        node.code(),
                        node.code(),
                        node.name() + " is offline",
                        Objects.requireNonNull(node.effort().offlineSince())))
                .sorted(OLDEST)
                .toList();
    }

    private List<ExceptionRow> stale(int client, Instant now) {
        var rows = new ArrayList<ExceptionRow>();
        for (var feed : feeds.feeds()) {
            var since = feed.since(now);
            var state = feed.state(now);
            if (feed.client() != client || since == null || state == Feed.State.FRESH) continue;
            var node = code(feed.node());
            rows.add(row(node, node, "its feed is " + state.name().toLowerCase(java.util.Locale.ROOT), since));
        }
        rows.sort(OLDEST);
        return rows;
    }

    private List<ExceptionRow> waiting(int client) {
        return jdbc.sql("""
                select m.id, m.node_id, m.message, m.received_at, m.code
                  from oms.node n
                  join oms.feed_message m on m.node_id = n.node_id and m.client_id = :client and m.state = 'held'
                 order by m.received_at, m.id limit :most
                """)
                .param("client", client)
                .param("most", Exceptions.MOST_COUNTED)
                .query((row, _) -> row(
                        row.getString("id"),
                        code(new NodeId(row.getInt("node_id"))),
                        row.getString("message") + ": " + row.getString("code"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static ExceptionRow row(String id, String node, String what, Instant since) {
        return new ExceptionRow(id, null, node, null, what, "operations", since, null);
    }

    private String code(NodeId node) {
        return network.findNode(node).map(Node::code).orElse(node.toString());
    }
}
