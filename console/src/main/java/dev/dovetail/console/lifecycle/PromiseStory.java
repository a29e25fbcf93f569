package dev.dovetail.console.lifecycle;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.TimelineEntry;
import dev.dovetail.oms.promises.Promise;
import dev.dovetail.oms.promises.Promises;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Every day that an order was promised, the first first: before it came, at its capture, and whenever it moved. */
@Component
class PromiseStory {
    private final Promises promises;
    private final Json json;

    PromiseStory(Promises promises, Json json) {
        this.promises = promises;
        this.json = json;
    }

    List<Life.Promised> of(OrderId order, List<TimelineEntry> facts) {
        var steps = new ArrayList<Life.Promised>();
        promises.of(order).ifPresent(kept -> steps.add(before(kept)));
        for (var fact : facts)
            switch (fact.type()) {
                case "order.captured.v1" -> {
                    var body = json.read(fact.body(), JsonNode.class);
                    steps.add(step("life.promise.capture", body, fact));
                }
                case "order.repromised.v1" -> {
                    var body = json.read(fact.body(), JsonNode.class);
                    steps.add(step("life.promise.again", body, fact));
                }
                default -> {}
            }
        return steps;
    }

    private static Life.Promised before(Promise.Kept kept) {
        var changed = kept.changed();
        var why = kept.same()
                ? Words.of("life.promise.same")
                : Words.say("life.promise.other", changed == null ? Words.of("life.promise.unknown") : changed);
        return new Life.Promised(
                Words.of("life.promise.before"), kept.promisedOn(), why, null, kept.same() ? "good" : "attention");
    }

    private static Life.Promised step(String words, JsonNode body, TimelineEntry fact) {
        var on = body.path("promisedOn").asString("");
        return new Life.Promised(
                Words.of(words),
                on.isEmpty() ? null : LocalDate.parse(on),
                words.equals("life.promise.again") ? body.path("why").asString("") : "",
                fact.at(),
                "waiting");
    }
}
