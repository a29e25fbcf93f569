package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders a second over HTTP, durable before each answer, beside two yardsticks that take turns with it in the same run: a
 * naive transaction an order, and a set-wise batch.
 */
final class IntakeBench {
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 256;

    private final Map<String, String> environment;
    private final Duration round;
    private final Duration warm;

    IntakeBench(Map<String, String> environment, Duration round, Duration warm) {
        this.environment = environment;
        this.round = round;
        this.warm = warm;
    }

    /** The last line of every bench. */
    record Outcome(
            String bench,
            double perSecond,
            double p50Ms,
            double p99Ms,
            Map<String, Double> yardsticks,
            Map<String, Double> ratios,
            int rounds) {}

    void run() {
        try (var storage = Storage.scratch(Home.of(environment))) {
            var now = InstantSource.system().instant();
            storage.migrate(now);
            storage.mark(Origin.BENCH, now);
            try (var server = BenchServer.start(Home.of(environment), storage, environment);
                    var pool = Pools.of(storage.owner(), 10)) {
                var target = server.target(pool);
                BenchWorld.prepare(target);
                measure(target);
            }
        }
    }

    private void measure(Target target) {
        var yardstick = new Yardstick(target.owner());
        System.err.printf("warming up for %d s%n", warm.toSeconds());
        new OrderLoad(target, CONNECTIONS, BenchWorld.SKUS, "warm-").round(warm);
        var samples = new Sample[ROUNDS];
        var naive = new double[ROUNDS];
        var batch = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            naive[i] = yardstick.naive(round);
            samples[i] = new OrderLoad(target, CONNECTIONS, BenchWorld.SKUS, "r" + i + "-").round(round);
            batch[i] = yardstick.batch(round);
            System.err.printf(
                    "round %d: %.0f orders/s, naive %.0f, batch %.0f%n",
                    i + 1, samples[i].perSecond(), naive[i], batch[i]);
        }
        report(samples, naive, batch);
    }

    private static void report(Sample[] samples, double[] naive, double[] batch) {
        double perSecond = median(samples, Sample::perSecond);
        var yardsticks = new LinkedHashMap<String, Double>();
        yardsticks.put("naive", round(Sample.median(naive)));
        yardsticks.put("batch", round(Sample.median(batch)));
        var ratios = new LinkedHashMap<String, Double>();
        yardsticks.forEach((name, value) -> ratios.put(name, round(perSecond / value)));
        System.out.println(JsonMapper.builder()
                .build()
                .writeValueAsString(new Outcome(
                        "intake",
                        round(perSecond),
                        round(median(samples, s -> s.millis(0.5))),
                        round(median(samples, s -> s.millis(0.99))),
                        yardsticks,
                        ratios,
                        ROUNDS)));
    }

    private static double median(Sample[] samples, ToDoubleFunction<Sample> figure) {
        return Sample.median(Arrays.stream(samples).mapToDouble(figure).toArray());
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
