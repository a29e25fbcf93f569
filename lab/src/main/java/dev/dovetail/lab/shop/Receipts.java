package dev.dovetail.lab.shop;

import dev.dovetail.lab.wire.Api.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the shop was answered. Each posting of an order is one receipt, however often the wire made it repeat the call. */
public final class Receipts {
    private final Map<String, Taken> byNumber = new ConcurrentHashMap<>();
    private final Map<String, Taken> byOrder = new ConcurrentHashMap<>();
    private final LongAdder lines = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder cancelLines = new LongAdder();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    /** An order that was acknowledged. @param waits whether part of it was backordered when it was captured */
    public record Taken(String orderId, String number, Instant capturedAt, boolean waits) {}

    void order(String number, int lineCount, Reply reply) {
        boolean conflict = reply.status() == 409 && reply.code().equals("orders.conflict");
        if (reply.ok()) taken(number, lineCount, reply);
        else if (conflict) conflicts.increment();
        else if (reply.status() == 400 || reply.status() == 422) rejected.increment();
        else surprises.add("order " + number + ": " + reply.status() + " " + reply.body());
    }

    private void taken(String number, int lineCount, Reply reply) {
        var body = reply.body();
        var taken = new Taken(
                body.path("orderId").asString(""),
                number,
                Instant.parse(body.path("capturedAt").asString("1970-01-01T00:00:00Z")),
                body.path("lines")
                        .valueStream()
                        .anyMatch(l -> l.path("backordered").asLong(0) > 0));
        var before = byNumber.putIfAbsent(number, taken);
        if (before == null) {
            byOrder.put(taken.orderId(), taken);
            lines.add(lineCount);
        } else {
            duplicates.increment();
            if (!before.orderId().equals(taken.orderId()))
                surprises.add("order " + number + " became two: " + before.orderId() + ", " + taken.orderId());
        }
    }

    void cancellation(String number, Reply reply) {
        cancelLines.increment();
        if (!reply.ok()) surprises.add("cancellation " + number + ": " + reply.status() + " " + reply.body());
    }

    public Optional<Taken> findNumber(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    public Optional<Taken> find(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }

    public long captured() {
        return byNumber.size();
    }

    public long duplicates() {
        return duplicates.sum();
    }

    public long conflicts() {
        return conflicts.sum();
    }

    public long rejected() {
        return rejected.sum();
    }

    public long received() {
        return captured() + duplicates() + conflicts() + rejected();
    }

    /** Lines of captured orders. */
    public long lines() {
        return lines.sum();
    }

    public long cancelLines() {
        return cancelLines.sum();
    }

    /** Answers that no rule explains. */
    public java.util.List<String> surprises() {
        return java.util.List.copyOf(surprises);
    }
}
