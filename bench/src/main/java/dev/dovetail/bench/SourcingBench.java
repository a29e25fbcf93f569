package dev.dovetail.bench;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourcing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decisions a second on one core, over 50 nodes and orders of 4 lines, beside a yardstick in the same run: the nearest node
 * first, with no look at cost or splits. No database and no HTTP: a choice is a pure function.
 */
final class SourcingBench {
    private static final int ROUNDS = 3;

    private final Duration round;
    private final Duration warm;

    SourcingBench(Duration round, Duration warm) {
        this.round = round;
        this.warm = warm;
    }

    /** The last line of the bench. @param cutShare the share of choices that the search's bound cut off */
    record Outcome(
            String bench,
            double perSecond,
            double explainedPerSecond,
            double p50Us,
            double p99Us,
            double cutShare,
            Map<String, Double> yardsticks,
            Map<String, Double> ratios,
            int nodes,
            int lines,
            int rounds) {}

    void run() {
        var asked = SourcingCases.of(2_000);
        measure(asked, warm, SourcingBench::choose);
        measure(asked, warm.dividedBy(4), SourcingBench::explain);
        var choices = new Sample[ROUNDS];
        var explained = new double[ROUNDS];
        var nearest = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            nearest[i] = measure(asked, round, NearestFirst::choose).perSecond();
            choices[i] = measure(asked, round, SourcingBench::choose);
            explained[i] = measure(asked, round, SourcingBench::explain).perSecond();
            System.err.printf(
                    "round %d: %.0f decisions/s, explained %.0f, nearest first %.0f%n",
                    i + 1, choices[i].perSecond(), explained[i], nearest[i]);
        }
        report(asked, choices, explained, nearest);
    }

    private static void choose(SourcingCases.Case one) {
        keep(Sourcing.source(one.demand(), one.snapshot()).allotments().size());
    }

    private static void explain(SourcingCases.Case one) {
        keep(Sourcing.source(one.demand(), one.snapshot())
                .explanation()
                .candidates()
                .size());
    }

    /** The compiler may not think that nobody needs the answer. */
    private static volatile int kept;

    private static void keep(int size) {
        kept = size;
    }

    private static Sample measure(List<SourcingCases.Case> asked, Duration time, Consumer<SourcingCases.Case> choice) {
        var nanos = new long[4_000_000];
        int count = 0;
        long end = System.nanoTime() + time.toNanos();
        long from = System.nanoTime();
        for (long now = from; now < end && count < nanos.length; count++) {
            choice.accept(asked.get(count % asked.size()));
            long done = System.nanoTime();
            nanos[count] = done - now;
            now = done;
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Sample(count / seconds, sorted);
    }

    private static void report(List<SourcingCases.Case> asked, Sample[] choices, double[] explained, double[] nearest) {
        long cut = asked.stream()
                .filter(one -> !Sourcing.source(one.demand(), one.snapshot())
                        .explanation()
                        .exact())
                .count();
        double perSecond = Sample.median(
                Arrays.stream(choices).mapToDouble(Sample::perSecond).toArray());
        double yardstick = Sample.median(nearest);
        System.out.println(JsonMapper.builder()
                .build()
                .writeValueAsString(new Outcome(
                        "sourcing",
                        round(perSecond),
                        round(Sample.median(explained)),
                        round(1000 * median(choices, 0.5)),
                        round(1000 * median(choices, 0.99)),
                        (double) cut / asked.size(),
                        Map.of("nearest", round(yardstick)),
                        Map.of("nearest", round(perSecond / yardstick)),
                        SourcingCases.NODES,
                        SourcingCases.LINES,
                        ROUNDS)));
    }

    private static double median(Sample[] samples, double share) {
        return Sample.median(
                Arrays.stream(samples).mapToDouble(s -> s.millis(share)).toArray());
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** The yardstick: every line from the nearest nodes that have it. */
    private static final class NearestFirst {
        static void choose(SourcingCases.Case one) {
            var demand = one.demand();
            var nodes = one.snapshot().world().nodes();
            var km = nodes.stream()
                    .collect(toMap(node -> node.id(), node -> node.at().kmTo(demand.place())));
            int taken = 0;
            var left = new LinkedHashMap<Sku, Long>();
            for (var line : demand.lines()) left.merge(line.sku(), line.quantity(), Long::sum);
            for (var of : left.entrySet()) taken += take(of, one.snapshot(), km);
            keep(taken);
        }

        private static int take(
                Map.Entry<Sku, Long> of, Snapshot snapshot, Map<dev.dovetail.kernel.NodeId, Double> km) {
            var rows = new ArrayList<Figure>(snapshot.figures().getOrDefault(of.getKey(), List.of()));
            rows.sort((a, b) -> Double.compare(km.getOrDefault(a.node(), 0.0), km.getOrDefault(b.node(), 0.0)));
            long need = of.getValue();
            int parcels = 0;
            for (var row : rows) {
                long units = Math.min(need, row.available());
                if (units == 0) continue;
                need -= units;
                parcels++;
                if (need == 0) break;
            }
            return parcels;
        }
    }
}
