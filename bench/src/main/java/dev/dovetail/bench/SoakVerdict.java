package dev.dovetail.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whether a soak was good: the first third of the judged minutes beside the last, by their medians.
 *
 * @param drift of each figure: the last third over the first
 * @param bad what was not as it should be
 * @param notJudged what nothing can be said of, since it was too short
 */
record SoakVerdict(Map<String, Double> drift, List<String> bad, List<String> notJudged) {
    private static final double FLAT = 0.15;
    private static final double MOST_DEAD = 0.3;
    private static final int CHECKPOINTS = 2;
    /** A table of few rows is dead by half and none the worse. */
    private static final long FEW_ROWS = 20_000;

    boolean good() {
        return bad.isEmpty();
    }

    static SoakVerdict of(List<SoakMinute> minutes, List<String> brokenAtEnd, SoakOptions options) {
        var bad = new ArrayList<String>();
        if (!brokenAtEnd.isEmpty()) bad.add("after the last minute: broken " + brokenAtEnd);
        for (var minute : minutes)
            if (!minute.broken().isEmpty()) bad.add("minute " + minute.minute() + ": broken " + minute.broken());
        if (!options.judged())
            return new SoakVerdict(
                    Map.of(),
                    bad,
                    List.of("throughput", "p99", "memory", "bloat", "the vacuum and the checkpoints within"));
        var judged = minutes.subList(SoakOptions.WARM, minutes.size());
        var drift = new LinkedHashMap<String, Double>();
        FIGURES.forEach((name, figure) -> drift.put(name, drift(judged, figure)));
        double throughput = drift.getOrDefault("throughput", Double.NaN);
        if (throughput < 1 - FLAT) bad.add(told("throughput", throughput));
        drift.forEach((name, value) -> {
            if (!(value <= 1 + FLAT)) bad.add(told(name, value));
        });
        for (var minute : judged)
            if (minute.tables().dead() > FEW_ROWS && minute.tables().deadShare() > MOST_DEAD)
                bad.add(String.format(
                        Locale.ROOT,
                        "minute %d: %.0f dead rows for 100 that live",
                        minute.minute(),
                        100 * minute.tables().deadShare()));
        if (minutes.getLast().checkpoints() < CHECKPOINTS) bad.add("fewer than two checkpoints");
        return new SoakVerdict(drift, bad, List.of());
    }

    private static final Map<String, ToDoubleFunction<SoakMinute>> FIGURES = figures();

    private static Map<String, ToDoubleFunction<SoakMinute>> figures() {
        var figures = new LinkedHashMap<String, ToDoubleFunction<SoakMinute>>();
        figures.put("throughput", SoakMinute::perSecond);
        figures.put("captureP99", m -> m.waits().captureP99());
        figures.put("shippedP99", m -> m.waits().shippedP99());
        figures.put("heap", m -> m.memory().heap());
        figures.put("rss", m -> m.memory().rss());
        figures.put("databaseMemory", m -> m.memory().database());
        figures.put("bytesPerRow", m -> m.tables().bytesPerRow());
        return figures;
    }

    private static double drift(List<SoakMinute> judged, ToDoubleFunction<SoakMinute> figure) {
        int third = judged.size() / 3;
        double first = median(judged.subList(0, third), figure);
        double last = median(judged.subList(judged.size() - third, judged.size()), figure);
        double drift = last / first;
        return Double.isFinite(drift) ? Math.round(1000 * drift) / 1000.0 : Double.NaN;
    }

    private static double median(List<SoakMinute> some, ToDoubleFunction<SoakMinute> figure) {
        return Sample.median(some.stream().mapToDouble(figure).toArray());
    }

    private static String told(String name, double drift) {
        if (Double.isNaN(drift)) return name + ": could not be seen on this machine";
        return String.format(Locale.ROOT, "%s: the last third is %.2f of the first", name, drift);
    }
}
