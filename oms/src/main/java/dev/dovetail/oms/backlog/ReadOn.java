package dev.dovetail.oms.backlog;

import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.backlog.BacklogStore.Supply;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message to oneself: something is left after who was looked at first, so who stands behind them is looked at. Who can get
 * none of it, as no node that has it serves them, stands in nobody's way.
 *
 * @param round how often it was read on since the stock landed
 * @param from per SKU and kind of pool, the last that was looked at
 */
record ReadOn(int round, List<From> from) {
    static final String TYPE = "backlog.read-on.v1";
    static final String DESTINATION = "oms.backlog.read-on";

    /** With 2,000 lines a round, 100,000 of them; who stands behind those is looked at when more lands. */
    static final int MOST_ROUNDS = 50;

    ReadOn {
        from = List.copyOf(from);
    }

    /** A place in the rank of those who wait for one SKU. */
    record From(int client, String sku, String pool, int priority, Instant since, long order, int line) {
        private static final Comparator<From> RANK = Comparator.comparingInt(From::priority)
                .thenComparing(From::since)
                .thenComparingLong(From::order)
                .thenComparingInt(From::line);

        /** Before everybody. */
        static From start(Supply supply) {
            return new From(
                    supply.sku().client(), supply.sku().code(), supply.pool(), Integer.MIN_VALUE, Instant.EPOCH, 0, 0);
        }

        static From of(Supply supply, Wait last) {
            return new From(
                    supply.sku().client(),
                    supply.sku().code(),
                    supply.pool(),
                    last.priority(),
                    last.since(),
                    last.order().value(),
                    last.line());
        }

        Supply supply() {
            return new Supply(new Sku(client, sku), pool);
        }

        From earlier(From other) {
            return RANK.compare(this, other) <= 0 ? this : other;
        }
    }

    /** The one goes on over what the other would look at. */
    static Map<Supply, From> places(List<ReadOn> together) {
        var places = new HashMap<Supply, From>();
        for (var one : together) for (var from : one.from()) places.merge(from.supply(), from, From::earlier);
        return places;
    }

    /** A lane of its own: who reads it looks at the figures as they are then. */
    Outgoing outgoing(NodeId node, long id, Json json, Instant at) {
        return new Outgoing(node.value(), id, node.value(), id, 1, TYPE, DESTINATION, null, at, json.write(this));
    }
}
