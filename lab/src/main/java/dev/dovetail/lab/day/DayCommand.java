package dev.dovetail.lab.day;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** {@code day --seed A..B}: runs the days one after another on a throw-away database. */
public final class DayCommand {
    static final String USAGE = "day [--seed N|N..M] [--exit] [--json]";
    /** Invoices that are orders; some will be refused. */
    private static final int ORDERS = 280;

    private static final int MOST_SEEDS = 10_000;
    private static final int MISUSED = 2;

    private final Map<String, String> environment;

    public DayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the last line says. */
    record Report(int seeds, int green, List<Long> failed, Map<String, Integer> faults, String digest) {}

    /** @return the exit code: 0 where every day was green */
    public int run(List<String> words) {
        var options = new ArrayList<>(words);
        boolean json = options.remove("--json");
        options.remove("--exit");
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
        var tally = new Tally();
        var digest = new Digest();
        var failed = new ArrayList<Long>();
        try (var storage = Storage.scratch(Home.of(environment))) {
            for (long seed = range[0]; seed <= range[1]; seed++) {
                long begun = System.nanoTime();
                var day = one(storage, Home.of(environment), seed, ORDERS);
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

    /** One day on that database, which is emptied for it. */
    static Result one(Storage storage, Home home, long seed, int orders) {
        storage.empty(Origin.DAY);
        storage.migrate(Day.MORNING);
        storage.mark(Origin.DAY, Day.MORNING);
        try (var day = new Day(seed, orders, storage, home)) {
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
        return report.green() + " of " + report.seeds() + " days green; faults " + report.faults() + "; digest "
                + report.digest();
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
