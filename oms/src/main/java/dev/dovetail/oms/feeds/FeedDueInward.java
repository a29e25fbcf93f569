package dev.dovetail.oms.feeds;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.availability.Availability;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes a feed's messages to itself. What was done meanwhile is found done. */
@Component
class FeedDueInward implements Inward {
    private final Applying applying;
    private final Numbers numbers;
    private final FeedStore feeds;
    private final Json json;
    private final InstantSource clock;

    FeedDueInward(Applying applying, Numbers numbers, FeedStore feeds, Json json, InstantSource clock) {
        this.applying = applying;
        this.numbers = numbers;
        this.feeds = feeds;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return FeedTimer.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    /** Node by node: feeds are locked before pools, and two batches meet in one order. */
    @Override
    public void apply(List<Message> messages) {
        for (var message :
                messages.stream().sorted(Comparator.comparingInt(Message::key)).toList()) apply(message);
    }

    private void apply(Message message) {
        switch (message.type()) {
            case FeedTimer.ApplyDue.TYPE -> {
                var due = json.read(message.body(), FeedTimer.ApplyDue.class);
                applying.run(new NodeId(due.node()), due.client(), due.snapshot());
            }
            case FeedTimer.GapDue.TYPE -> {
                var due = json.read(message.body(), FeedTimer.GapDue.class);
                feeds.lock(new NodeId(due.node()), due.client()).ifPresent(feed -> {
                    if (feed.gapSince() != null) numbers.advance(feed, null, List.of(), clock.instant());
                });
            }
            default ->
                throw new Refused(
                        Refused.Kind.UNPROCESSABLE,
                        new Refusal("feeds.unknown-message", Map.of("type", message.type())));
        }
    }
}
