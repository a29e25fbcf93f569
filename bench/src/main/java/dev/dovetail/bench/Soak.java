package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.lab.floor.Shift;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Intake, feed and the whole floor for minutes at half of what the machine can, which is looked for first; with each minute
 * every invariant is asked, and it lasts until that is answered; at its end memory and tables are looked at. Once all has
 * shipped every invariant is asked again. A vacuum and two checkpoints come in between.
 */
final class Soak {
    private static final double SHARE = 0.5;
    private static final int FEED_SKUS = 5_000;
    private static final List<String> FEED_NODES = List.of("FED1");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);
    private static final long LOOK_MILLIS = 500;

    private final Map<String, String> environment;
    private final SoakOptions options;
    private final InstantSource clock = InstantSource.system();
    private final List<SoakMinute> minutes = new ArrayList<>();

    Soak(Map<String, String> environment, SoakOptions options) {
        this.environment = environment;
        this.options = options;
    }

    /** @param chart where it was drawn @param perSecond the rate of orders that was kept */
    record Outcome(double perSecond, List<SoakMinute> minutes, SoakVerdict verdict, Path chart) {}

    Outcome run() {
        try (var house = new FlowHouse(environment)) {
            house.open();
            var feed = feed(house);
            double rate;
            try (var shift = house.shift();
                    var shop = new FlowOrders(house)) {
                rate = SHARE * capacity(house, shop);
                System.err.printf("%.1f orders a second for %d minutes%n", rate, options.minutes());
                soak(house, shift, shop, feed, rate);
            }
            return outcome(rate, house.check().broken());
        }
    }

    private static FeedLoad feed(FlowHouse house) {
        try (var api = BenchWorld.api(house.target())) {
            BenchWorld.node(api, 7, FEED_NODES.getFirst(), 41.88, -87.63);
            for (int from = 0; from < FEED_SKUS; from += 1000)
                BenchWorld.put(api, "/skus", Map.of("items", BenchWorld.items(from, 1000)));
            FeedLoad.open(api, FEED_NODES);
            var feed = new FeedLoad(house.target(), FEED_NODES, FEED_SKUS);
            feed.snapshotMillis("first");
            return feed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What ships a second while the shop keeps the floor busy: of the later half of the search, when code is warm. */
    private double capacity(FlowHouse house, FlowOrders shop) {
        var shipped = new Shipped(house.database());
        System.err.printf(
                "five warehouses are stocked; looking for what the machine can, %d s%n",
                options.search().toSeconds());
        busy(shop, shipped, options.search().dividedBy(2));
        double found = busy(shop, shipped, options.search().dividedBy(2));
        untilAllShipped(shop, shipped);
        shop.taken(options.search()); // what came before the soak is no part of it
        return found;
    }

    /** For so long, and until something ships. @return orders a second */
    private static double busy(FlowOrders shop, Shipped shipped, Duration time) {
        long start = System.nanoTime();
        long before = shipped.count();
        until(start + PATIENCE_NANOS + time.toNanos(), now -> {
            long gone = shipped.count();
            shop.order((int) (FlowBench.UNDER_WAY + gone - shop.captured() - shop.behind()));
            return now - start >= time.toNanos() && gone > before;
        });
        return (shipped.count() - before) * 1e9 / (System.nanoTime() - start);
    }

    private static void untilAllShipped(FlowOrders shop, Shipped shipped) {
        until(System.nanoTime() + PATIENCE_NANOS, _ -> shop.behind() == 0 && shipped.count() >= shop.captured());
    }

    private void soak(FlowHouse house, Shift shift, FlowOrders shop, FeedLoad feed, double rate) {
        try (var load = new SoakLoad(shop, feed, house.target(), rate)) {
            var look = new SoakLook(house, shop, load);
            for (int minute = 1; minute <= options.minutes(); minute++) {
                var since = clock.instant();
                long end = System.nanoTime() + options.minute().toNanos();
                var event = event(house, minute);
                var check = look.ask();
                until(Long.MAX_VALUE, now -> {
                    load.mustGoOn();
                    return now >= end && check.isDone();
                });
                minutes.add(look.at(minute, since, clock.instant(), event, check.join()));
                System.err.println(minutes.getLast().line());
            }
        }
        untilAllShipped(shop, new Shipped(house.database()));
        if (shop.askedAgain() > 0)
            System.err.println("the server was too busy for an order " + shop.askedAgain() + " times");
        if (!shift.troubles().isEmpty()) System.err.println("the floor says " + shift.troubles());
    }

    /** A checkpoint at a third and at two thirds, a vacuum between them. */
    private String event(FlowHouse house, int minute) {
        int from = options.judged() ? SoakOptions.WARM : 0;
        int judged = options.minutes() - from;
        if (minute == from + 1 + judged / 2) {
            JdbcClient.create(house.database()).sql("vacuum (analyze)").update();
            return "vacuum";
        }
        if (minute != from + 1 + judged / 3 && minute != from + 1 + 2 * judged / 3) return "";
        house.checkpoint();
        return "checkpoint";
    }

    private Outcome outcome(double rate, List<String> brokenAtEnd) {
        var verdict = SoakVerdict.of(minutes, brokenAtEnd, options);
        var stamp = clock.instant().toString().substring(0, 19).replace(':', '-');
        var file = Home.of(environment).resolve("soak-" + stamp + ".svg");
        try {
            Files.writeString(file, SoakChart.of(minutes, options, verdict, rate));
        } catch (IOException e) {
            throw new UncheckedIOException("the chart cannot be written to " + file, e);
        }
        return new Outcome(rate, minutes, verdict, file);
    }

    /** One line of JSON. */
    static String json(Outcome outcome) {
        var line = new LinkedHashMap<String, Object>();
        line.put("soak", outcome.minutes().size());
        line.put("ordersPerSecond", Math.round(100 * outcome.perSecond()) / 100.0);
        line.put("drift", outcome.verdict().drift());
        line.put(
                "checks",
                outcome.minutes().stream().filter(m -> m.broken().isEmpty()).count());
        line.put("notJudged", outcome.verdict().notJudged());
        line.put("bad", outcome.verdict().bad());
        line.put("good", outcome.verdict().good());
        line.put("chart", outcome.chart().toString());
        line.put("minutes", outcome.minutes());
        return JsonMapper.builder().build().writeValueAsString(line);
    }

    private static void until(long giveUp, LongPredicate done) {
        while (!done.test(System.nanoTime())) {
            if (System.nanoTime() > giveUp) throw new IllegalStateException("orders were captured and do not ship");
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
