package dev.dovetail.console.orders;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells an order's facts in words. Knows their bodies by the names of their fields, which are for ever. */
@Component
class Story {
    private static final int SHOWN = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Network network;

    Story(Network network) {
        this.network = network;
    }

    /** Newest first, the last hundred. */
    List<OrderPage.Entry> entries(List<TimelineEntry> facts) {
        return facts.reversed().stream().limit(SHOWN).map(this::entry).toList();
    }

    static int older(List<TimelineEntry> facts) {
        return Math.max(0, facts.size() - SHOWN);
    }

    /** Why the units went where they went: at capture, and whenever units that waited or came back were placed. */
    static List<OrderPage.Choice> choices(List<TimelineEntry> facts) {
        var choices = new ArrayList<OrderPage.Choice>();
        for (var fact : facts.reversed()) {
            if (!List.of("order.captured.v1", "order.reserved.v1", "order.backordered.v1")
                    .contains(fact.type())) continue;
            var body = JSON.readTree(fact.body());
            var why = body.path("why").asString("");
            if (!why.isEmpty()) choices.add(new OrderPage.Choice(sentence(why), units(body, "reserved"), fact.at()));
        }
        return choices;
    }

    /** The body as people read JSON. */
    static String pretty(String body) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
    }

    String node(int id) {
        return network.findNode(new NodeId(id)).map(node -> node.name()).orElseGet(() -> Words.say("node.unnamed", id));
    }

    private OrderPage.Entry entry(TimelineEntry fact) {
        var body = JSON.readTree(fact.body());
        return new OrderPage.Entry(
                fact.version(),
                fact.type(),
                says(body),
                fact.at(),
                fact.recordedAt(),
                fact.who(),
                fact.through(),
                how(fact.through()));
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

    private static String sentence(String why) {
        var first = Character.toUpperCase(why.charAt(0)) + why.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }
}
