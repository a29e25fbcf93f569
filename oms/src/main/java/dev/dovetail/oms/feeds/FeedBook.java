package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.NodeId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads feeds and their snapshots. */
@Service
public class FeedBook {
    private final FeedStore feeds;
    private final SnapshotStore snapshots;

    FeedBook(FeedStore feeds, SnapshotStore snapshots) {
        this.feeds = feeds;
        this.snapshots = snapshots;
    }

    /** Every feed there is, by node. */
    public List<Feed> feeds() {
        return feeds.all();
    }

    public Optional<Feed> find(NodeId node, int client) {
        return feeds.find(node, client);
    }

    /** A feed's snapshots, the newest first, from before the id {@code before}. */
    public List<SnapshotRow> snapshots(NodeId node, int client, long before, int limit) {
        return snapshots.list(node, client, before, limit);
    }

    /** Snapshots of all a client's feeds that wait for a person, the longest first. */
    public List<SnapshotRow> held(int client, int limit) {
        return snapshots.held(client, limit);
    }

    public Optional<SnapshotRow> findSnapshot(NodeId node, int client, long id) {
        return snapshots.find(node, id).filter(row -> row.client() == client);
    }
}
