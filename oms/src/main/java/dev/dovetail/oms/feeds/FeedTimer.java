package dev.dovetail.oms.feeds;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.oms.availability.Availability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a feed will look at by itself: messages to oneself. */
@Component
class FeedTimer {
    static final String DESTINATION = "oms.feeds";

    /** By then whoever sent a snapshot has seen it applied, or died over it. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;

    FeedTimer(Outbox outbox, Json json, IdSource ids) {
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
    }

    /** A snapshot may be half applied. */
    record ApplyDue(int node, int client, long snapshot) {
        static final String TYPE = "feeds.apply-due.v1";
    }

    /** A gap may be as old as its feed lets it become. */
    record GapDue(int node, int client) {
        static final String TYPE = "feeds.gap-due.v1";
    }

    void applyLater(SnapshotRow row, Instant now) {
        int node = row.node().value();
        record(node, ApplyDue.TYPE, json.write(new ApplyDue(node, row.client(), row.id())), now.plus(SOON));
    }

    void giveUpLater(Feed feed, Instant now) {
        int node = feed.node().value();
        record(
                node,
                GapDue.TYPE,
                json.write(new GapDue(node, feed.client())),
                now.plus(feed.config().gap()));
    }

    private void record(int node, String type, String body, Instant due) {
        long id = ids.next(0);
        outbox.record(
                Availability.FAMILY, List.of(new Outgoing(node, id, node, id, 1, type, DESTINATION, null, due, body)));
    }
}
