package dev.dovetail.oms.exceptions;

import dev.dovetail.oms.orders.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Reads what waits for a person. Each kind is one statement with an index, however many there are. */
@Service
public class Exceptions {
    /** Counting stops here. */
    public static final int MOST_COUNTED = 10_000;

    private static final int FIRST = 5;

    private final OrderExceptions orders;
    private final NodeExceptions nodes;
    private final ChannelExceptions channels;
    private final InstantSource clock;

    Exceptions(OrderExceptions orders, NodeExceptions nodes, ChannelExceptions channels, InstantSource clock) {
        this.orders = orders;
        this.nodes = nodes;
        this.channels = channels;
        this.clock = clock;
    }

    /** Every kind, also of which nothing waits. A caller bound to channels sees what is about those and their orders only. */
    public List<ExceptionGroup> groups(int client, Set<String> channels) {
        var groups = new ArrayList<ExceptionGroup>();
        for (var kind : ExceptionKind.values()) {
            var query = new ExceptionQuery(client, channels, null, null, FIRST);
            var first = list(kind, query).items();
            long count = first.size() < FIRST ? first.size() : count(kind, query);
            groups.add(group(kind, first, count, clock.instant()));
        }
        return groups;
    }

    private static ExceptionGroup group(ExceptionKind kind, List<ExceptionRow> first, long count, Instant now) {
        var oldest = first.isEmpty() ? null : first.getFirst().since();
        var seconds = oldest == null
                ? null
                : Math.max(0, Duration.between(oldest, now).toSeconds());
        return new ExceptionGroup(kind, count, oldest, seconds, kind.owner(), kind.runbook(), first);
    }

    /** One page of a kind, oldest first. */
    public Page<ExceptionRow> list(ExceptionKind kind, ExceptionQuery query) {
        return switch (kind) {
            case SHORTFALL, HELD_ORDER, HELD_WORK, REJECTED_ORDER, OVERDUE_PREORDER ->
                orders.list(kind, query, clock.instant());
            case STALE_FEED, FEED_WAITING, NODE_OFFLINE ->
                query.channels().isEmpty() ? nodes.list(kind, query, clock.instant()) : new Page<>(List.of(), null);
            case OVERDUE_SWEEP, MISSING_ORDER -> channels.list(kind, query, clock.instant());
        };
    }

    private long count(ExceptionKind kind, ExceptionQuery query) {
        return switch (kind) {
            case SHORTFALL, HELD_ORDER, HELD_WORK, REJECTED_ORDER, OVERDUE_PREORDER ->
                orders.count(kind, query, clock.instant());
            case STALE_FEED, FEED_WAITING, NODE_OFFLINE -> nodes.count(kind, query, clock.instant());
            case OVERDUE_SWEEP, MISSING_ORDER -> channels.count(kind, query, clock.instant());
        };
    }
}
