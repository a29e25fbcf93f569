package dev.dovetail.lab.day;

import dev.dovetail.ground.storage.Home;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** {@code day --seed A..B}: runs the days one after another on a throw-away database. */
public final class DayCommand {
    static final String USAGE = "day [--seed N|N..M] [--exit] [--json]";
    private static final int MOST_SEEDS = 10_000;
    private static final int MISUSED = 2;
    private static final int SHORT_DIGEST = 12;

    private final Map<String, String> environment;

    public DayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the last line says. */
    record Report(
            int seeds,
            int green,
            List<Long> failed,
            Map<String, Integer> faults,
            Map<String, String> waiting,
            List<String> tooFew,
            long seconds,
            String digest) {
        /** Every day is green, and no fault was left out that so many seeds must play. */
        boolean good() {
            return failed.isEmpty() && tooFew.isEmpty();
        }
    }

    /** @return the exit code: 0 where every day was green */
    public int run(List<String> words) {
        var options = new ArrayList<>(words);
        boolean json = options.remove("--json");
        options.remove("--exit");
        Silence.begin();
        try {
            return run(range(seeds(options)), json);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return MISUSED;
        }
    }

    /** The value of {@code --seed}, the only option left. */
    private static String seeds(List<String> options) {
        var words =
                options.stream().flatMap(word -> Stream.of(word.split("=", 2))).toList();
        if (words.isEmpty()) return "1";
        if (words.size() == 2 && words.getFirst().equals("--seed")) return words.get(1);
        throw new IllegalArgumentException("'" + String.join(" ", options) + "' is no option of day: " + USAGE);
    }

    private int run(long[] range, boolean json) {
        long begun = System.nanoTime();
        List<Result> days;
        try (var template = new Template(Home.of(environment))) {
            days = new Lanes(template, Home.of(environment), DayCommand::tell).run(range[0], range[1]);
        }
        var report = report(days, Duration.ofNanos(System.nanoTime() - begun));
        System.out.println(json ? JsonMapper.builder().build().writeValueAsString(report) : words(report));
        return report.good() ? 0 : 1;
    }

    /** Of days in the order of their seeds. */
    private static Report report(List<Result> days, Duration took) {
        var tally = new Tally();
        var digest = new Digest();
        var failed = new ArrayList<Long>();
        for (var day : days) {
            tally.add(day.tally());
            digest.add(day.digest());
            if (!day.green()) failed.add(day.seed());
        }
        int count = days.size();
        return new Report(
                count,
                count - failed.size(),
                failed,
                tally.counts(),
                Plan.waiting(),
                Plan.tooFew(tally, count),
                took.toSeconds(),
                digest.hex());
    }

    private static void tell(Result day, Duration took) {
        System.out.printf(
                "seed %d: %s, %d orders, %d steps, %d facts, %.1f s, %s%n",
                day.seed(),
                day.green() ? "green" : "RED",
                day.orders(),
                day.steps(),
                day.facts(),
                took.toMillis() / 1000.0,
                day.digest().substring(0, Math.min(SHORT_DIGEST, day.digest().length())));
        day.troubles().forEach(trouble -> System.out.println("    " + trouble));
    }

    private static String words(Report report) {
        String missing = report.tooFew().isEmpty()
                ? ""
                : "; RED: played less than " + Plan.least(report.seeds()) + " times: "
                        + String.join(", ", report.tooFew());
        return report.green() + " of " + report.seeds() + " days green; faults " + report.faults() + missing
                + "; waiting " + report.waiting() + "; " + report.seconds() + " s; digest " + report.digest();
    }

    private static long[] range(String text) {
        var parts = text.split("\\.\\.", 2);
        try {
            long first = Long.parseLong(parts[0]);
            long last = parts.length == 2 ? Long.parseLong(parts[1]) : first;
            if (first >= 0 && last >= first && last - first < MOST_SEEDS) return new long[] {first, last};
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("'" + text + "' is no range of seeds; write 7 or 1..20");
    }
}
