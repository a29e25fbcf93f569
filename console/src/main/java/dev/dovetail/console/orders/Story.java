package dev.dovetail.console.orders;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells an order's facts in words. Knows their bodies by the names of their fields, which are for ever. */
@Component
class Story {
    private static final int SHOWN = 100;
    private static final Set<String> CHOICES = Set.of(
            "order.captured.v1",
            "order.reserved.v1",
            "order.backordered.v1",
            "order.amended.v1",
            "order.pre-ordered.v1");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Network network;

    Story(Network network) {
        this.network = network;
    }

    /** Newest first, the last hundred. @param chosen when nodes were chosen */
    List<OrderPage.Entry> entries(List<TimelineEntry> facts, Set<Instant> chosen) {
        return facts.reversed().stream()
                .limit(SHOWN)
                .map(fact -> entry(fact, explains(fact) && chosen.contains(fact.at())))
                .toList();
    }

    /** Whether units found their nodes by such a fact, or found none. */
    static boolean explains(TimelineEntry fact) {
        return CHOICES.contains(fact.type());
    }

    static int older(List<TimelineEntry> facts) {
        return Math.max(0, facts.size() - SHOWN);
    }

    /** The body as people read JSON. */
    static String pretty(String body) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
    }

    String node(int id) {
        return network.findNode(new NodeId(id)).map(node -> node.name()).orElseGet(() -> Words.say("node.unnamed", id));
    }

    private OrderPage.Entry entry(TimelineEntry fact, boolean chosen) {
        var body = JSON.readTree(fact.body());
        return new OrderPage.Entry(
                fact.version(),
                fact.type(),
                says(body),
                fact.at(),
                fact.recordedAt(),
                fact.who(),
                fact.through(),
                how(fact.through()),
                chosen);
    }

    private String says(JsonNode body) {
        var parts = new ArrayList<String>();
        long units = body.has("units") ? body.get("units").asLong() : units(body, "");
        if (units > 0) parts.add(Figures.count(units, Words.of("unit.one"), Words.of("unit.many")));
        if (body.has("node"))
            parts.add(Words.say("story.node", node(body.get("node").asInt())));
        if (body.has("worker"))
            parts.add(Words.say("story.worker", body.get("worker").asString()));
        if (body.hasNonNull("carrier"))
            parts.add(Words.of("carrier." + body.get("carrier").asString()));
        if (body.hasNonNull("trackingNumber"))
            parts.add(body.get("trackingNumber").asString());
        if (body.hasNonNull("reason")) parts.add("“" + body.get("reason").asString() + "”");
        if (body.hasNonNull("code")) parts.add(Words.of(body.get("code").asString()));
        return String.join(", ", parts);
    }

    /** Units that moved, all or only those that came to a counter. A move is {@code [line, from, to, units]}. */
    private static long units(JsonNode body, String to) {
        long units = 0;
        for (var move : body.path("moves"))
            if (to.isEmpty() || to.equals(move.path(2).asString("")))
                units += move.path(3).asLong(0);
        return units;
    }

    /** A message is told by that word alone, its id by hovering. */
    private static String how(String through) {
        int colon = through.indexOf(':');
        return Words.of("through." + (colon < 0 ? through : through.substring(0, colon)));
    }
}
