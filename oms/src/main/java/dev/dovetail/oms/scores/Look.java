package dev.dovetail.oms.scores;

import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A timer: look whether these orders' promises can be held. */
record Look(List<Long> orders) {
    static final String TYPE = "scores.look.v1";
    /** What a look itself changes needs no other look. */
    static final String THROUGH = "promise";

    static final String DESTINATION = "oms.scores";

    private static final int AT_ONCE = 500;

    Look {
        orders = List.copyOf(orders);
    }

    /** One message for each 500 orders, each in a lane of its own: who reads it looks at things as they are then. */
    static List<Outgoing> messages(int node, Collection<OrderId> orders, Instant due, IdSource ids, Json json) {
        var all = orders.stream().map(OrderId::value).distinct().sorted().toList();
        var messages = new ArrayList<Outgoing>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            long id = ids.next(0);
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            messages.add(new Outgoing(node, id, node, id, 1, TYPE, DESTINATION, null, due, json.write(new Look(some))));
        }
        return messages;
    }
}
