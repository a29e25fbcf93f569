package dev.dovetail.lab.restarts;

import dev.dovetail.lab.measure.Latency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What buyers were answered. */
final class Receipts {
    private final Map<String, Acknowledged> taken = new HashMap<>();
    private final List<String> refused = new ArrayList<>();
    private final Map<String, Long> answers = new TreeMap<>();
    private final List<String> odd = new ArrayList<>();
    private final AtomicLong since = new AtomicLong(System.nanoTime());
    private final AtomicLong first = new AtomicLong();
    private final Latency waits = new Latency();

    /** @param id the order's, as it was answered */
    record Acknowledged(Bought order, long id) {}

    synchronized void taken(Bought order, long id, long askedNanos) {
        taken.put(order.number(), new Acknowledged(order, id));
        if (askedNanos - since.get() > 0) first.compareAndSet(0, System.nanoTime());
    }

    synchronized void refused(Bought order) {
        refused.add(order.number());
    }

    /** Every answer, also those that were not the last. */
    synchronized void answer(String kind) {
        answers.merge(kind, 1L, Long::sum);
    }

    /** How long somebody waited for his answer, from when he first asked. */
    void waited(long millis) {
        waits.add(millis);
    }

    Latency.Spread waits() {
        return waits.spread();
    }

    /** An answer that no buyer should see. */
    synchronized void odd(String what) {
        if (odd.size() < 100) odd.add(what);
    }

    /** From now on, the first order that is asked for and taken is looked for. */
    void watch() {
        first.set(0);
        since.set(System.nanoTime());
    }

    boolean answeredSince() {
        return first.get() != 0;
    }

    /** From {@link #watch} until the answer to the first order that was asked for after it. */
    long firstMillis() {
        return (first.get() - since.get()) / 1_000_000;
    }

    synchronized Map<String, Acknowledged> taken() {
        return Map.copyOf(taken);
    }

    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    synchronized Map<String, Long> answers() {
        return new TreeMap<>(answers);
    }

    synchronized List<String> odd() {
        return List.copyOf(odd);
    }
}
