package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How long an order takes at half of the peak that the same run found, from when it was due, and a picture of it. */
final class LatencyBench {
    private static final int BUYERS = 256;
    private static final Duration PATIENT = Duration.ofMinutes(10);

    private final Map<String, String> environment;
    private final Options options;

    LatencyBench(Map<String, String> environment, Options options) {
        this.environment = environment;
        this.options = options;
    }

    void run() {
        try (var stage = Stage.open(environment, 2)) {
            var buyers = new Load(stage.target(), BUYERS);
            System.err.printf("warming up for %d s%n", options.warm().toSeconds());
            buyers.round(options.warm(), new Orders(false)::next);
            double peak = buyers.round(options.round(), new Orders(false)::next).perSecond();
            System.err.printf("peak: %.0f/s%n", peak);
            var loop = new OpenLoop(stage.target(), BUYERS, PATIENT);
            report(peak, loop.run(peak / 2, options.round()));
        }
    }

    private void report(double peak, Offered offered) {
        if (!offered.allWrong().isEmpty() || offered.refusals() > 0)
            throw new IllegalStateException(
                    "at half of the peak " + offered.refusals() + " orders were refused; wrong: " + offered.allWrong());
        var took = offered.accepted();
        var line = new LinkedHashMap<String, Object>();
        line.put("bench", "latency");
        line.put("peakPerSecond", Math.round(peak));
        line.put("offeredPerSecond", Math.round(peak / 2));
        line.put("orders", took.getTotalCount());
        line.put("p50Ms", took.getValueAtPercentile(50) / 1000.0);
        line.put("p99Ms", took.getValueAtPercentile(99) / 1000.0);
        line.put("p999Ms", took.getValueAtPercentile(99.9) / 1000.0);
        line.put("maxMs", took.getMaxValue() / 1000.0);
        line.put("picture", picture(new LatencyPicture(took, peak / 2)).toString());
        System.out.println(JsonMapper.builder().build().writeValueAsString(line));
    }

    private Path picture(LatencyPicture picture) {
        try {
            var home = Home.of(environment).resolve("bench");
            return Files.writeString(Files.createDirectories(home).resolve("latency.svg"), picture.svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
