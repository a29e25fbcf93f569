package dev.dovetail.lab.day;

import dev.dovetail.lab.shop.Receipts;
import dev.dovetail.lab.wire.Api;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Customers who change their minds: F19, a cancel that races pick and pack. It counts where a node had the units in hand and
 * had to answer; one wins by the row's state, and the loser is told.
 */
final class Minds {
    private static final List<String> OUTCOMES = List.of("accepted", "pending", "needs-return");

    private final Api api;
    private final Receipts receipts;
    private final SplittableRandom random;
    private final Tally tally;
    private final Map<String, Long> asked = new TreeMap<>();
    private int changed;

    Minds(Api api, Receipts receipts, SplittableRandom random, Tally tally) {
        this.api = api;
        this.receipts = receipts;
        this.random = random;
        this.tally = tally;
    }

    /** Cancels all or one line of an order, wherever it stands; what was wrong with the answer, if anything was. */
    Optional<String> change(String number) {
        var taken = receipts.findNumber(number);
        if (taken.isEmpty()) return Optional.empty();
        String order = taken.get().orderId();
        Object body = random.nextBoolean()
                ? Map.of("reason", "changed their mind")
                : Map.of("reason", "one is enough", "lines", List.of(Map.of("line", 1, "quantity", 1)));
        var path = "/orders/" + order + "/cancellations";
        var reply = api.call("POST", path, body, Map.of("Idempotency-Key", "mind " + ++changed));
        String outcome = reply.body().path("outcome").asString("");
        if (outcome.equals("pending")) {
            tally.count("F19");
            asked.merge(order, sum(reply.body().path("lines"), "asked"), Long::sum);
        }
        boolean told = reply.ok() ? OUTCOMES.contains(outcome) : reply.status() == 409 || reply.status() == 422;
        return told
                ? Optional.empty()
                : Optional.of("F19 cancel of " + number + ": " + reply.status() + " " + reply.body());
    }

    /** In the evening: orders whose timeline does not tell what became of every unit that a node was asked for. */
    List<String> unanswered() {
        return asked.entrySet().stream()
                .filter(e -> answered(e.getKey()) < e.getValue())
                .map(e -> "F19 order " + e.getKey() + ": " + e.getValue() + " units asked back, " + answered(e.getKey())
                        + " answered for")
                .toList();
    }

    private long answered(String order) {
        var items = api.get("/orders/" + order + "/timeline")
                .must("timeline of " + order)
                .body()
                .path("items");
        return items.valueStream().mapToLong(Minds::answered).sum();
    }

    private static long answered(JsonNode fact) {
        var body = fact.path("body");
        return switch (fact.path("type").asString()) {
            case "order.withdrawal-refused.v1" -> body.path("units").asLong();
            case "order.cancelled.v1" ->
                body.path("reason").asString().equals("withdrawn from the node")
                        ? body.path("moves")
                                .valueStream()
                                .mapToLong(move -> move.path(3).asLong())
                                .sum()
                        : 0;
            default -> 0;
        };
    }

    private static long sum(JsonNode lines, String field) {
        return lines.valueStream().mapToLong(line -> line.path(field).asLong()).sum();
    }
}
