package dev.dovetail.oms.feeds;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.availability.Positions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads feeds and their snapshots. */
@Service
public class FeedBook {
    private final FeedStore feeds;
    private final SnapshotStore snapshots;
    private final Positions positions;
    private final Json json;

    FeedBook(FeedStore feeds, SnapshotStore snapshots, Positions positions, Json json) {
        this.feeds = feeds;
        this.snapshots = snapshots;
        this.positions = positions;
        this.json = json;
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

    /**
     * What a snapshot that waits says beside what is believed now; what moved since is netted when it is believed.
     *
     * @param falls SKUs of which there would be less, {@code rises} more, {@code same} as many
     * @param unspoken SKUs of which it says nothing that can be used, and which keep what they have
     * @param most the greatest differences, the greatest first
     */
    public record Effect(
            int falls,
            int rises,
            int same,
            long unitsBefore,
            long unitsAfter,
            List<String> unspoken,
            List<Difference> most) {
        public Effect {
            unspoken = List.copyOf(unspoken);
            most = List.copyOf(most);
        }
    }

    /** One SKU, as it is believed and as the snapshot says. */
    public record Difference(String sku, long before, long after) {}

    /** Of a snapshot that is settled nothing is kept: empty. */
    public Optional<Effect> effect(NodeId node, int client, long id, int limit) {
        return findSnapshot(node, client, id)
                .flatMap(row -> snapshots.body(node, id))
                .map(body ->
                        Differences.of(json.read(body, Contents.class), positions.onHand(node, client), client, limit));
    }

    /** Snapshots of all a client's feeds that wait for a person, the longest first. */
    public List<SnapshotRow> held(int client, int limit) {
        return snapshots.held(client, limit);
    }

    public Optional<SnapshotRow> findSnapshot(NodeId node, int client, long id) {
        return snapshots.find(node, id).filter(row -> row.client() == client);
    }
}
