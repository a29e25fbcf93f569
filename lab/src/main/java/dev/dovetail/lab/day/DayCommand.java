package dev.dovetail.lab.day;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code day --seed A..B}: runs the days one after another on a throw-away database. */
public final class DayCommand {
    private static final int MOST_SEEDS = 10_000;

    private final Map<String, String> environment;

    public DayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the last line says. */
    record Report(int seeds, int green, List<Long> failed, Map<String, Integer> faults, String digest) {}

    /** @param seeds {@code 7} or {@code 1..20}; @return 0 when every day was green */
    public int run(String seeds, boolean json) {
        var range = range(seeds);
        var tally = new Tally();
        var digest = new Digest();
        var failed = new ArrayList<Long>();
        try (var storage = Storage.scratch(Home.of(environment))) {
            for (long seed = range[0]; seed <= range[1]; seed++) {
                long begun = System.nanoTime();
                var day = one(storage, seed);
                tally.add(day.tally());
                digest.add(day.digest());
                if (!day.green()) failed.add(seed);
                tell(seed, day, Duration.ofNanos(System.nanoTime() - begun));
            }
        }
        int count = (int) (range[1] - range[0] + 1);
        var report = new Report(count, count - failed.size(), failed, tally.counts(), digest.hex());
        System.out.println(json ? JsonMapper.builder().build().writeValueAsString(report) : words(report));
        return failed.isEmpty() ? 0 : 1;
    }

    private Result one(Storage storage, long seed) {
        storage.empty(Origin.DAY);
        storage.migrate(Day.MORNING);
        storage.mark(Origin.DAY, Day.MORNING);
        try (var day = new Day(seed, storage, Home.of(environment))) {
            return day.run();
        }
    }

    private static void tell(long seed, Result day, Duration took) {
        System.out.printf(
                "seed %d: %s, %d orders, %d steps, %d facts, %.1f s%n",
                seed, day.green() ? "green" : "RED", day.orders(), day.steps(), day.facts(), took.toMillis() / 1000.0);
        day.troubles().forEach(trouble -> System.out.println("    " + trouble));
    }

    private static String words(Report report) {
        return report.green() + " of " + report.seeds() + " days green; faults " + report.faults() + "; digest " + report.digest();
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
