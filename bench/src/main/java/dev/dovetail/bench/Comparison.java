package dev.dovetail.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Rounds of what is measured, in turn with its yardsticks in the same run, and the medians of them as one line of JSON. */
final class Comparison {
    private static final int ROUNDS = 3;

    private final String bench;
    private final Duration round;
    private final Cpu cpu;
    private final Map<String, ToDoubleFunction<Duration>> yardsticks = new LinkedHashMap<>();
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Map<String, Object> line = new LinkedHashMap<>();
    private final Map<String, Object> told = new LinkedHashMap<>();
    private final List<String> beside = new ArrayList<>();

    Comparison(String bench, Duration round, Cpu cpu) {
        this.bench = bench;
        this.round = round;
        this.cpu = cpu;
        line.put("bench", bench);
    }

    Comparison beside(String name, ToDoubleFunction<Duration> yardstick) {
        yardsticks.put(name, yardstick);
        beside.add(name);
        return this;
    }

    /** A figure of the line that is the median ratio of what was measured to another measurement of the same round. */
    Comparison over(String name, Function<Duration, Sample> other) {
        yardsticks.put(name, time -> other.apply(time).perSecond());
        return this;
    }

    /** A figure of the line that is no part of the rounds. */
    void also(String name, double value) {
        line.put(name, rounded(value));
    }

    /** What is told at the end of the line, after the figures. */
    void last(String name, Object value) {
        told.put(name, value);
    }

    /** Answers the line. */
    Map<String, Object> run(Function<Duration, Sample> measured) {
        rounds(measured);
        report();
        return line;
    }

    /** Without the line; {@link #report} prints it. */
    void rounds(Function<Duration, Sample> measured) {
        for (int i = 1; i <= ROUNDS; i++) {
            var before = cpu.used();
            var sample = measured.apply(round);
            note(sample, cpu.used().since(before));
            yardsticks.forEach((name, yardstick) -> note(name, yardstick.applyAsDouble(round)));
            int at = i - 1;
            System.err.printf("%s, round %d:", bench, i);
            figures.forEach((name, values) -> System.err.printf(" %s %.1f", name, values.get(at)));
            System.err.println();
        }
    }

    private void note(Sample sample, Cpu.Used used) {
        note("perSecond", sample.perSecond());
        note("p50Ms", sample.millis(0.5));
        note("p99Ms", sample.millis(0.99));
        note("p999Ms", sample.millis(0.999));
        double operations = Math.max(1, sample.operations());
        note("cpuUs", used.program() * 1e6 / operations);
        note("dbCpuUs", used.database() * 1e6 / operations);
    }

    private void note(String name, double value) {
        figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    double median(String name) {
        return Sample.median(figures.getOrDefault(name, List.of()).stream()
                .mapToDouble(v -> v)
                .toArray());
    }

    /** Of each round, since load may change from one to the next. */
    private double ratio(String name) {
        var mine = figures.getOrDefault("perSecond", List.of());
        var other = figures.getOrDefault(name, List.of());
        return Sample.median(IntStream.range(0, Math.min(mine.size(), other.size()))
                .mapToDouble(i -> mine.get(i) / other.get(i))
                .toArray());
    }

    void report() {
        for (var name : List.of("perSecond", "p50Ms", "p99Ms", "p999Ms", "cpuUs", "dbCpuUs"))
            line.put(name, rounded(median(name)));
        var medians = new LinkedHashMap<String, Double>();
        var ratios = new LinkedHashMap<String, Double>();
        for (var name : beside) {
            medians.put(name, rounded(median(name)));
            ratios.put(name, rounded(ratio(name)));
        }
        line.put("yardsticks", medians);
        line.put("ratios", ratios);
        yardsticks.keySet().stream()
                .filter(name -> !beside.contains(name))
                .forEach(name -> line.put(name, rounded(ratio(name))));
        line.put("rounds", ROUNDS);
        line.putAll(told);
        System.out.println(JsonMapper.builder().build().writeValueAsString(line));
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : -1;
    }
}
