package dev.dovetail.lab.rush;

import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.Api.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Many buyers at once for few units of one SKU, each with an order of one. */
public final class Rush {
    private static final String NOT_ENOUGH = "availability.not-enough";
    private final Api api;
    private final String channel;
    private final String currency;

    /** @param others answers that are neither a sale nor a refusal for want of stock */
    public record Outcome(int sold, int refused, List<String> others) {}

    /** @param channel one whose policy is {@code may-refuse} */
    public Rush(Api api, String channel, String currency) {
        this.api = api;
        this.channel = channel;
        this.currency = currency;
    }

    public Outcome run(String sku, int buyers, Instant now) {
        var gate = new CountDownLatch(buyers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = IntStream.range(0, buyers)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> buy(gate, sku, i, now), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            return new Outcome(
                    (int) replies.stream()
                            .filter(reply -> reply.status() == 201)
                            .count(),
                    (int) replies.stream().filter(Rush::notEnough).count(),
                    replies.stream()
                            .filter(reply -> reply.status() != 201 && !notEnough(reply))
                            .map(Reply::toString)
                            .toList());
        }
    }

    private static boolean notEnough(Reply reply) {
        return reply.status() == 409 && reply.code().equals(NOT_ENOUGH);
    }

    private Reply buy(CountDownLatch gate, String sku, int buyer, Instant now) {
        String number = "RUSH-" + now.toEpochMilli() + "-" + buyer;
        var order = order(number, sku, now);
        gate.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return api.call("POST", "/orders", order, Map.of("Idempotency-Key", number));
    }

    private Map<String, Object> order(String number, String sku, Instant now) {
        var shipTo = Map.of(
                "name", "A buyer",
                "street", "1 Main St",
                "city", "Reno",
                "region", "NV",
                "postalCode", "89506",
                "country", "US");
        return Map.of(
                "channel", channel,
                "number", number,
                "placedAt", now.toString(),
                "currency", currency,
                "service", "ground",
                "shipTo", shipTo,
                "lines", List.of(Map.of("sku", sku, "quantity", 1, "unitPrice", 9.5)));
    }
}
