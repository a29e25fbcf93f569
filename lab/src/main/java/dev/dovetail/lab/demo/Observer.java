package dev.dovetail.lab.demo;

import dev.dovetail.lab.floor.Watch;
import dev.dovetail.lab.measure.Latency;
import dev.dovetail.lab.shop.Receipts;
import dev.dovetail.lab.wire.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Measures what a person would notice: how long from capture until a node has accepted its work and until a handheld can
 * fetch the task, and from a confirmed pick, or a short one, until the order's timeline tells it. Looked for are the acceptance
 * and the pick of every fifth order, and every short pick that the node cannot make good itself.
 */
final class Observer implements Watch, AutoCloseable {
    private static final int SAMPLE = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;

    private final Api api;
    private final Receipts receipts;
    private final InstantSource clock;
    private final BiPredicate<String, String> reserved;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> fetched = ConcurrentHashMap.newKeySet();
    private final Set<String> picked = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> lost = new ConcurrentHashMap<>();
    private final Set<String> sorted = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final LongAdder linesPicked = new LongAdder();
    private final Latency captureToNode = new Latency();
    private final Latency captureToTask = new Latency();
    private final Latency captureToTaskOfWaiting = new Latency();
    private final Latency pickToOrder = new Latency();
    private final Latency shortToOrder = new Latency();
    private final Latency shortToAtp = new Latency();
    private final Map<String, Long> positions = new ConcurrentHashMap<>();

    /** @param reserved whether a node has more of a SKU elsewhere, so that its OMS does not hear of a short pick */
    Observer(Api api, Receipts receipts, InstantSource clock, BiPredicate<String, String> reserved) {
        this.reserved = reserved;
        this.api = api;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public void fetched(String orderId, Instant readyAt) {
        if (!fetched.add(orderId)) return; // what a short pick brings back later is another story
        var taken = receipts.find(orderId);
        taken.ifPresent(order -> (order.waits() ? captureToTaskOfWaiting : captureToTask)
                .add(Duration.between(order.capturedAt(), readyAt).toMillis()));
        if (sampled(orderId))
            taken.filter(order -> !order.waits()).ifPresent(order -> threads.execute(() -> accepted(order)));
    }

    /** Since the order's capture, by the moments its timeline tells. */
    private void accepted(Receipts.Taken order) {
        var asked = clock.instant();
        do {
            var accepted = timeline(order.orderId())
                    .filter(item -> is(item, "accepted-by-node"))
                    .findFirst();
            if (accepted.isPresent()) {
                captureToNode.add(
                        Duration.between(order.capturedAt(), at(accepted.get())).toMillis());
                return;
            }
            ServerProcess.sleep(POLL_MILLIS);
        } while (Duration.between(asked, clock.instant()).compareTo(LONGEST) < 0);
        captureToNode.add(Duration.between(order.capturedAt(), clock.instant()).toMillis());
    }

    private static boolean sampled(String orderId) {
        return Math.floorMod(orderId.hashCode(), SAMPLE) == 0;
    }

    @Override
    public void picked(String orderId, Instant takenAt) {
        linesPicked.increment();
        if (picked.add(orderId) && receipts.find(orderId).isPresent() && sampled(orderId))
            threads.execute(() -> look(orderId, "picked", takenAt, pickToOrder));
    }

    Result.Waits waits() {
        return new Result.Waits(
                captureToNode.spread(),
                captureToTask.spread(),
                captureToTaskOfWaiting.spread(),
                pickToOrder.spread(),
                shortToOrder.spread(),
                shortToAtp.spread());
    }

    /** Units of each SKU that pickers did not find, or packers threw away. */
    Map<String, Long> lost() {
        return Map.copyOf(lost);
    }

    @Override
    public void sorted(String orderNumber) {
        sorted.add(orderNumber);
    }

    /** Orders of which something was sorted on a put wall. */
    int ordersSorted() {
        return sorted.size();
    }

    @Override
    public void misplaced(String barcode, String slot) {
        refused("sort", "into the wrong slot " + slot);
    }

    @Override
    public void missing(String node, String sku) {
        positions.put(node + "|" + sku, position(node, sku));
    }

    @Override
    public void broken(String sku, long units) {
        lost.merge(sku, units, Long::sum);
    }

    @Override
    public void shorted(String orderId, String node, String sku, long units, Instant takenAt) {
        lost.merge(sku, units, Long::sum);
        if (!reserved.test(node, sku)) threads.execute(() -> look(orderId, "short", takenAt, shortToOrder));
        var before = positions.remove(node + "|" + sku);
        if (before != null)
            threads.execute(() -> poll(() -> position(node, sku) <= before - units, takenAt, shortToAtp));
    }

    /** The node's number that ATP is counted from. */
    private long position(String node, String sku) {
        var item = api.get("/availability?sku=" + URLEncoder.encode(sku, StandardCharsets.UTF_8))
                .body()
                .path("items")
                .path(0);
        return item.path("nodes")
                .valueStream()
                .filter(row -> row.path("node").asString("").equals(node))
                .mapToLong(row -> row.path("position").asLong())
                .sum();
    }

    @Override
    public void refused(String kind, String code) {
        refusals.computeIfAbsent(kind + " " + code, _ -> new LongAdder()).increment();
    }

    @Override
    public void pickedTwice(String line) {
        refused("pick", "twice of " + line);
    }

    int ordersPicked() {
        return picked.size();
    }

    long linesPicked() {
        return linesPicked.sum();
    }

    Map<String, Long> refusals() {
        var counts = new java.util.TreeMap<String, Long>();
        refusals.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    private void look(String orderId, String fact, Instant since, Latency latency) {
        poll(() -> timeline(orderId).anyMatch(item -> tells(item, fact, since)), since, latency);
    }

    private Stream<JsonNode> timeline(String orderId) {
        return api.get("/orders/" + orderId + "/timeline").body().path("items").valueStream();
    }

    private void poll(BooleanSupplier seen, Instant since, Latency latency) {
        while (Duration.between(since, clock.instant()).compareTo(LONGEST) < 0 && !seen.getAsBoolean())
            ServerProcess.sleep(POLL_MILLIS);
        latency.add(Duration.between(since, clock.instant()).toMillis());
    }

    /** A fact of this kind that happened then or later: an order may have been picked from before. */
    private static boolean tells(JsonNode item, String fact, Instant since) {
        return is(item, fact) && !at(item).isBefore(since.minusMillis(1));
    }

    private static boolean is(JsonNode item, String fact) {
        return item.path("type").asString("").contains(fact);
    }

    private static Instant at(JsonNode item) {
        return Instant.parse(item.path("at").asString("1970-01-01T00:00:00Z"));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
