package dev.dovetail.oms.availability;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Tells the backlog that more may be promised, and who mends that less is there than was: one message for each node, or for each 500 of its SKUs. */
@Component
class LandedStock {
    private static final int AT_ONCE = 500;

    /** A correction is often corrected: nobody is moved for what is there again a minute later. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;

    LandedStock(Outbox outbox, Json json, IdSource ids, InstantSource clock) {
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Pools of which nothing may be promised yet are left out. */
    void tell(List<Figure> figures) {
        var byNode = new TreeMap<Integer, List<Sku>>();
        for (var figure : figures)
            if (figure.available() > 0)
                byNode.computeIfAbsent(figure.node().value(), _ -> new ArrayList<>())
                        .add(figure.sku());
        var messages = new ArrayList<Outgoing>();
        var now = clock.instant();
        byNode.forEach((node, skus) -> messages.addAll(messages(new NodeId(node), skus, now)));
        outbox.record(Availability.FAMILY, messages);
    }

    void remind(NodeId node, Collection<Sku> skus, Instant at) {
        outbox.record(Availability.FAMILY, messages(node, List.copyOf(skus), at));
    }

    /** More is promised at these shelves than there is. */
    void missing(List<Shelves.Key> shelves) {
        var byNode = new TreeMap<Integer, List<Sku>>();
        for (var key : shelves)
            byNode.computeIfAbsent(key.node().value(), _ -> new ArrayList<>()).add(key.sku());
        var messages = new ArrayList<Outgoing>();
        var due = clock.instant().plus(GRACE);
        byNode.forEach((node, skus) -> {
            for (int from = 0; from < skus.size(); from += AT_ONCE) {
                var some = skus.subList(from, Math.min(skus.size(), from + AT_ONCE));
                messages.add(message(
                        new NodeId(node),
                        StockMissing.TYPE,
                        StockMissing.DESTINATION,
                        due,
                        new StockMissing(new NodeId(node), some)));
            }
        });
        outbox.record(Availability.FAMILY, messages);
    }

    private List<Outgoing> messages(NodeId node, List<Sku> skus, Instant at) {
        var messages = new ArrayList<Outgoing>();
        for (int from = 0; from < skus.size(); from += AT_ONCE)
            messages.add(message(node, skus.subList(from, Math.min(skus.size(), from + AT_ONCE)), at));
        return messages;
    }

    /** A lane of its own: who reads it looks at the figures as they are then, so no order is owed and none may block. */
    private Outgoing message(NodeId node, List<Sku> skus, Instant at) {
        return message(node, StockLanded.TYPE, StockLanded.DESTINATION, at, new StockLanded(node, skus));
    }

    private Outgoing message(NodeId node, String type, String destination, Instant at, Object body) {
        long id = ids.next(0);
        return new Outgoing(node.value(), id, node.value(), id, 1, type, destination, null, at, json.write(body));
    }
}
