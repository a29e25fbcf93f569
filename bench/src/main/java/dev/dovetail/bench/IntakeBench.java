package dev.dovetail.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** What is asked of one server over HTTP, beside yardsticks that take turns with it in the same run. */
final class IntakeBench {
    private static final int CONNECTIONS = 256;
    private static final int READERS = 32;

    private final Map<String, String> environment;
    private final Options options;

    IntakeBench(Map<String, String> environment, Options options) {
        this.environment = environment;
        this.options = options;
    }

    /** Answers the line that it prints. */
    Map<String, Object> run() {
        try (var stage = Stage.open(environment, READERS)) {
            return measure(
                    stage.target(),
                    new Yardstick(stage.owner()),
                    new Cpu(stage.server().process(), stage.owner()));
        }
    }

    private Map<String, Object> measure(Target target, Yardstick yardstick, Cpu cpu) {
        var orders = new Load(target, CONNECTIONS);
        var comparison = new Comparison(options.name(), options.round(), cpu);
        Function<Duration, Sample> uniform = time -> orders.round(time, new Orders(false)::next);
        Function<Duration, Sample> measured = switch (options.name()) {
            case "bulk" -> new Bulk(target)::round;
            case "hot" -> time -> orders.round(time, new Orders(true)::next);
            case "atp" -> time -> new Load(target, READERS).round(time, Reads::one);
            case "feed" -> feed(target, comparison)::round;
            default -> uniform;
        };
        switch (options.name()) {
            case "hot" ->
                comparison
                        .beside("naive", yardstick::naiveHot)
                        .beside("batch", yardstick::batch)
                        .over("hotOverUniform", uniform);
            case "feed" -> comparison.beside("single", yardstick::single).beside("unnest", yardstick::unnest);
            case "atp" -> comparison.beside("point", time -> yardstick.point(READERS, time));
            default -> comparison.beside("naive", yardstick::naive).beside("batch", yardstick::batch);
        }
        System.err.printf("warming up for %d s%n", options.warm().toSeconds());
        var _ = measured.apply(options.warm());
        return comparison.run(measured);
    }

    /** The three nodes are told whole first, twice: the second is the figure. */
    private static FeedLoad feed(Target target, Comparison comparison) {
        try (var api = BenchWorld.api(target)) {
            FeedLoad.open(api);
            var feed = new FeedLoad(target);
            feed.snapshotMillis("first");
            comparison.also("snapshotMs", feed.snapshotMillis("second"));
            return feed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
