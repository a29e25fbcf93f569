package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.lab.shards.Country;
import dev.dovetail.lab.shards.Country.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether one warehouse feels another: both are processes with a PostgreSQL and handhelds of their own, each warehouse on its
 * own core; the OMS is away. Rounds with even load and rounds with ten times the load on one take turns.
 */
final class ShardsBench {
    private static final int ROUNDS = 3;
    private static final double FASTEST_CALM = 16;
    private static final double SLOWEST_CALM = 1;
    private static final int TIMES = 10;
    private static final double MOST_BUSY = 0.8;
    private static final double MARGIN = 0.1;
    private static final double MOST_SLOWER = 1.25;

    private final Map<String, String> environment;
    private final int seconds;
    private final int warm;
    private final List<String> deliveries = new ArrayList<>();

    ShardsBench(Map<String, String> environment, Duration round, Duration warm) {
        this.environment = environment;
        this.seconds = (int) round.toSeconds();
        this.warm = (int) warm.toSeconds();
    }

    /**
     * The last line.
     *
     * @param calmP95Ms of a scan at the second warehouse while both are calm; {@code stormP95Ms} while the first has ten times the load
     * @param busy the share of its core that the first one's storm took: beyond 0.8 it measures a queue
     */
    record Outcome(
            String bench,
            double calmPerSecond,
            double stormPerSecond,
            double calmP95Ms,
            double stormP95Ms,
            double ratio,
            double stormOwnP95Ms,
            double busy,
            int rounds,
            boolean good) {}

    void run() {
        if (Runtime.getRuntime().availableProcessors() < 2)
            throw new IllegalStateException("two warehouses need a core each, and here is one");
        try (var country = new Country(Home.of(environment), List.of(Cores.pin(0), Cores.pin(1)))) {
            country.open();
            var sites = country.sites();
            for (int i = 0; i < sites.size(); i++) {
                Cores.pin(sites.get(i).house().database(), i);
                deliveries.add(country.announce(sites.get(i), "BENCH", 100_000));
            }
            country.oms().kill();
            measure(country);
        }
    }

    private record Round(Sample first, Sample second, double busy) {}

    private void measure(Country country) {
        System.err.printf("warming up for %d s%n", warm);
        round(country, TIMES * FASTEST_CALM, TIMES * FASTEST_CALM, warm);
        double even = even(country);
        var calm = new ArrayList<Round>();
        var storm = new ArrayList<Round>();
        for (int i = 0; i < ROUNDS; i++) {
            calm.add(round(country, even, even, seconds));
            storm.add(round(country, TIMES * even, even, seconds));
            System.err.printf(
                    "round %d: p95 %.1f ms calm, %.1f ms beside a storm that takes %.0f %% of its core%n",
                    i + 1,
                    calm.getLast().second().millis(0.95),
                    storm.getLast().second().millis(0.95),
                    100 * storm.getLast().busy());
        }
        report(even, calm, storm);
    }

    /** The even load of which ten times takes no more of a core than it may. */
    private double even(Country country) {
        double even = FASTEST_CALM;
        while (even > SLOWEST_CALM
                && round(country, TIMES * even, even, seconds).busy() > MOST_BUSY - MARGIN) even /= 2;
        System.err.printf("an even load of %.0f units a second%n", even);
        return even;
    }

    private Round round(Country country, double first, double second, int lasting) {
        var before = Cores.ticks(0);
        var sites = country.sites();
        var one = CompletableFuture.supplyAsync(() -> client(country, sites.get(0), 0, first, lasting));
        var other = client(country, sites.get(1), 1, second, lasting);
        var sample = one.join();
        return new Round(sample, other, Cores.ticks(0).shareSince(before));
    }

    private Sample client(Country country, Site site, int core, double perSecond, int lasting) {
        var words = new ArrayList<>(Cores.pin(core));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx100m"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), ShardClient.class.getName()));
        words.addAll(List.of(
                Integer.toString(site.house().address().getPort()),
                site.house().key(),
                site.code(),
                deliveries.get(core),
                country.goods().stream().map(good -> good.barcode("each")).collect(Collectors.joining(",")),
                Double.toString(perSecond),
                Integer.toString(lasting)));
        try {
            var process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IllegalStateException("the handhelds of " + site.code() + " failed");
            return ShardClient.read(printed, lasting);
        } catch (IOException e) {
            throw new IllegalStateException("the handhelds cannot be started; taskset (util-linux) is needed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void report(double even, List<Round> calm, List<Round> storm) {
        double before = median(calm.stream().map(Round::second).toList(), 0.95);
        double beside = median(storm.stream().map(Round::second).toList(), 0.95);
        double busy = Sample.median(storm.stream().mapToDouble(Round::busy).toArray());
        double ratio = beside / before;
        System.out.println(JsonMapper.builder()
                .build()
                .writeValueAsString(new Outcome(
                        "shards",
                        even,
                        TIMES * even,
                        rounded(before),
                        rounded(beside),
                        rounded(ratio),
                        rounded(median(storm.stream().map(Round::first).toList(), 0.95)),
                        rounded(busy),
                        ROUNDS,
                        ratio <= MOST_SLOWER && busy <= MOST_BUSY)));
    }

    private static double median(List<Sample> samples, double share) {
        return Sample.median(
                samples.stream().mapToDouble(sample -> sample.millis(share)).toArray());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
