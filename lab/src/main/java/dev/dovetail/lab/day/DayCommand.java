package dev.dovetail.lab.day;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** {@code day --seed A..B}: runs the days one after another on a throw-away database. */
public final class DayCommand {
    static final String USAGE = "day [--seed N|N..M] [--exit] [--json]";
    /** Invoices that are orders; some will be refused. */
    private static final int ORDERS = 280;

    private static final int MOST_SEEDS = 10_000;
    private static final int MISUSED = 2;

    /** What a run over so many seeds must have played, and how often at least. */
    private static final Set<String> PLAYED = Set.of("F1", "F2", "F7", "F8", "F10", "F11", "F12", "F16", "F19");

    private static final int SEEDS_THAT_PLAY_ALL = 20;
    private static final int LEAST = 5;

    private final Map<String, String> environment;

    public DayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the last line says. */
    record Report(
            int seeds, int green, List<Long> failed, Map<String, Integer> faults, List<String> tooFew, String digest) {
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
        try (var storage = Storage.fleeting(Home.of(environment))) {
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
        var tooFew = count < SEEDS_THAT_PLAY_ALL ? List.<String>of() : tally.below(LEAST, PLAYED);
        var report = new Report(count, count - failed.size(), failed, tally.counts(), tooFew, digest.hex());
        System.out.println(json ? JsonMapper.builder().build().writeValueAsString(report) : words(report));
        return report.good() ? 0 : 1;
    }

    /** One day on that database, which is emptied for it. */
    static Result one(Storage storage, Home home, long seed, int orders) {
        try {
            storage.empty(Origin.DAY);
            storage.migrate(Day.MORNING);
            storage.mark(Origin.DAY, Day.MORNING);
            try (var day = new Day(seed, orders, storage, home)) {
                return day.run();
            }
        } catch (RuntimeException e) {
            return new Result(0, 0, 0, new Tally(), "", List.of("the day did not begin or end: " + e));
        }
    }

    private static void tell(long seed, Result day, Duration took) {
        System.out.printf(
                "seed %d: %s, %d orders, %d steps, %d facts, %.1f s%n",
                seed, day.green() ? "green" : "RED", day.orders(), day.steps(), day.facts(), took.toMillis() / 1000.0);
        day.troubles().forEach(trouble -> System.out.println("    " + trouble));
    }

    private static String words(Report report) {
        String missing = report.tooFew().isEmpty()
                ? ""
                : "; RED: played less than " + LEAST + " times: " + String.join(", ", report.tooFew());
        return report.green() + " of " + report.seeds() + " days green; faults " + report.faults() + missing
                + "; digest " + report.digest();
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
