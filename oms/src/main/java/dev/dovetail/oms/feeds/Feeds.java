package dev.dovetail.oms.feeds;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.network.Node;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;

/** Takes what foreign nodes tell of their stock, and how they tell it. */
@Service
public class Feeds {
    /** A feed is read into memory, 16 MB at most. */
    private static final int AT_ONCE = 4;

    private final FeedStore store;
    private final SnapshotStore snapshots;
    private final Hearing hearing;
    private final Applying applying;
    private final FeedTimer timer;
    private final Tellers tellers;
    private final Audit audit;
    private final Transactions transactions;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Feeds(
            FeedStore store,
            SnapshotStore snapshots,
            Hearing hearing,
            Applying applying,
            FeedTimer timer,
            Tellers tellers,
            Audit audit,
            Transactions transactions) {
        this.store = store;
        this.snapshots = snapshots;
        this.hearing = hearing;
        this.applying = applying;
        this.timer = timer;
        this.tellers = tellers;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Declares how a node tells its stock. A warehouse, and a node whose own facts tell its stock, takes no feed: {@code
     * feeds.own-node}; {@code takeOver} says that a person knows that the facts will tell it no more.
     */
    public void configure(Node node, int client, FeedConfig config, boolean takeOver, Cause cause) {
        transactions.run(() -> {
            boolean ours = node.kind() == Node.Kind.WAREHOUSE || !tellers.feed(node.id(), takeOver, cause.at());
            if (ours) throw ownNode(node);
            store.put(node.id(), client, config);
            audit.record(
                    cause,
                    "feed.put",
                    "node:" + node.code(),
                    Map.of(
                            "kind",
                            FeedConfig.word(config.kind()),
                            "netting",
                            FeedConfig.word(config.netting()),
                            "empty",
                            FeedConfig.word(config.onEmpty()),
                            "dropPercent",
                            config.dropPercent(),
                            "takeOver",
                            takeOver));
        });
    }

    /**
     * Hears one message, as newline-delimited JSON. Malformed where it cannot be one ({@code feeds.cut-off} and the like):
     * then nothing of it is applied. Refuses {@code feeds.own-node}, {@code feeds.not-configured}, {@code feeds.not-declared},
     * {@code feeds.message-conflict}; four at a time, else {@code feeds.busy}.
     */
    public Heard hear(InputStream body, int client) {
        if (!room.tryAcquire())
            throw new TryLater("feeds.busy", Duration.ofSeconds(2), "at most " + AT_ONCE + " feeds are heard at once");
        try {
            return hearing.hear(body, client);
        } finally {
            room.release();
        }
    }

    /** A person believes a snapshot that is held; refuses {@code feeds.no-such-message}, {@code feeds.not-held}. */
    public SnapshotRow accept(NodeId node, int client, long id, String why, Cause cause) {
        decide(node, client, id, why, cause, true);
        applying.run(node, client, id);
        return get(node, client, id);
    }

    /** A person does not believe a snapshot that is held; refuses as {@link #accept}. */
    public SnapshotRow refuse(NodeId node, int client, long id, String why, Cause cause) {
        decide(node, client, id, why, cause, false);
        return get(node, client, id);
    }

    /** Where a newer snapshot was applied meanwhile, a belief comes too late: it is superseded. */
    private void decide(NodeId node, int client, long id, String why, Cause cause, boolean believed) {
        transactions.run(() -> {
            var feed = store.lock(node, client).orElseThrow(() -> noSuch(id));
            var row = get(node, client, id);
            if (!row.is(SnapshotRow.HELD))
                throw new Refused(Refused.Kind.CONFLICT, new Refusal("feeds.not-held", Map.of("state", row.state())));
            boolean late = !row.rank().newerThan(feed.rank());
            var state = !believed ? SnapshotRow.REFUSED : late ? SnapshotRow.SUPERSEDED : SnapshotRow.APPLYING;
            snapshots.decided(row, cause.who(), why, cause.at());
            snapshots.settle(row, state, null);
            if (state.equals(SnapshotRow.APPLYING)) timer.applyLater(row, cause.at());
            audit.record(
                    cause,
                    believed ? "feed.accept" : "feed.refuse",
                    "feed:" + node + "/" + row.message(),
                    Map.of("why", why, "state", state));
        });
    }

    private SnapshotRow get(NodeId node, int client, long id) {
        return snapshots.find(node, id).filter(row -> row.client() == client).orElseThrow(() -> noSuch(id));
    }

    private static Refused noSuch(long id) {
        return new Refused(
                Refused.Kind.NOT_FOUND, new Refusal("feeds.no-such-message", Map.of("message", Long.toString(id))));
    }

    static Refused ownNode(Node node) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal("feeds.own-node", Map.of("node", node.code())));
    }
}
