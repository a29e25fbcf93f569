package dev.dovetail.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Capture to shipped, the whole flow: orders come over HTTP and are released to five warehouses, where waves are let in, and
 * people pick, pack, label and load at once. The shop keeps as many orders under way as at the start of the round, so that what
 * is captured a second is what ships a second, and the backlog stays flat. A round begins when all of the first are shipped, and
 * after it everything is let ship: an order that does not is an error.
 */
final class FlowBench {
    static final int UNDER_WAY = 300;
    private static final double GOAL_PER_HOUR = 100_000;
    private static final double FLAT = 0.15;
    private static final double FLAT_SHARE = 0.05;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);
    private static final long LOOK_MILLIS = 200;

    private final Map<String, String> environment;
    private final Options options;
    private final InstantSource clock = InstantSource.system();
    private final List<Long> backlogAtStart = new ArrayList<>();
    private final List<Long> backlogAtEnd = new ArrayList<>();
    private final List<Integer> shippedInRound = new ArrayList<>();
    private final List<Double> clientMicros = new ArrayList<>();
    private long askedAgain;

    FlowBench(Map<String, String> environment, Options options) {
        this.environment = environment;
        this.options = options;
    }

    void run() {
        try (var house = new FlowHouse(environment)) {
            house.open();
            JdbcClient.create(house.database()).sql(BenchWorld.script()).update();
            System.err.printf(
                    "five warehouses are stocked; warming up for %d s%n",
                    options.warm().toSeconds());
            round(house, options.warm());
            List.of(backlogAtStart, backlogAtEnd, shippedInRound, clientMicros).forEach(List::clear);
            var comparison = new Comparison("flow", options.round(), house.cpu());
            comparison.beside("naive", new Yardstick(house.database())::naiveFlow);
            comparison.rounds(time -> round(house, time));
            report(comparison, house);
        }
    }

    private Sample round(FlowHouse house, Duration time) {
        var shipped = new Shipped(house.database());
        long before = shipped.count();
        long cpu = clientNanos();
        try (var shift = house.shift();
                var shop = new FlowOrders(house)) {
            until(() -> full(shop, keep(shop, shipped.count() - before)), System.nanoTime() + PATIENCE_NANOS);
            var since = clock.instant();
            long start = shipped.count() - before;
            backlogAtStart.add(shop.captured() - start);
            long end = System.nanoTime() + time.toNanos();
            until(() -> keep(shop, shipped.count() - before) >= 0 && System.nanoTime() >= end, Long.MAX_VALUE);
            var until = clock.instant();
            backlogAtEnd.add(shop.captured() + before - shipped.count());
            drain(shop, shipped, before, shift.troubles());
            var sample = sample(shipped, since, until, shop.captured());
            shippedInRound.add(sample.sortedNanos().length);
            askedAgain += shop.askedAgain();
            clientMicros.add((clientNanos() - cpu) / 1e3 / shop.captured());
            return sample;
        }
    }

    /** All of the first have shipped, and as many are under way as there are to be. */
    private static boolean full(FlowOrders shop, long shipped) {
        return shipped >= UNDER_WAY && shop.captured() - shipped >= (1 - FLAT / 2) * UNDER_WAY;
    }

    private static Sample sample(Shipped shipped, Instant since, Instant until, long all) {
        long[] nanos = shipped.nanos(since, until);
        return new Sample(nanos.length * 1e9 / Duration.between(since, until).toNanos(), all, nanos);
    }

    /** Orders what is missing of those to be under way. @return how many of this round have shipped */
    private static long keep(FlowOrders shop, long shipped) {
        shop.order((int) (UNDER_WAY + shipped - shop.captured() - shop.behind()));
        return shipped;
    }

    private static void drain(FlowOrders shop, Shipped shipped, long before, List<String> troubles) {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (shop.behind() > 0 || shipped.count() - before < shop.captured()) {
            if (System.nanoTime() > giveUp)
                throw new IllegalStateException((shop.captured() + before - shipped.count())
                        + " orders were captured and do not ship; the floor says " + troubles);
            rest();
        }
    }

    private static void until(BooleanSupplier done, long giveUp) {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > giveUp) throw new IllegalStateException("nothing ships");
            rest();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The shop, the people and the carrier are all in this process. */
    private static long clientNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private void report(Comparison comparison, FlowHouse house) {
        double perHour = 3600 * comparison.median("perSecond");
        var check = house.check();
        boolean flat = true;
        for (int i = 0; i < backlogAtEnd.size(); i++)
            flat &= Math.abs(backlogAtEnd.get(i) - backlogAtStart.get(i))
                    <= Math.max(FLAT * UNDER_WAY, FLAT_SHARE * shippedInRound.get(i));
        comparison.last("perHour", Math.round(perHour));
        comparison.last(
                "clientCpuUs",
                Math.round(
                        Sample.median(clientMicros.stream().mapToDouble(v -> v).toArray())));
        comparison.last("backlogAtStart", backlogAtStart);
        comparison.last("backlogAtEnd", backlogAtEnd);
        comparison.last("flat", flat);
        comparison.last("askedAgain", askedAgain);
        comparison.last("invariants", check.invariants());
        comparison.last("broken", check.broken());
        comparison.last("refusedScans", house.refused());
        comparison.last(
                "good", perHour >= GOAL_PER_HOUR && flat && check.broken().isEmpty());
        comparison.report();
        if (!check.broken().isEmpty())
            throw new IllegalStateException("invariants are broken: " + String.join(", ", check.broken()));
    }
}
