package dev.dovetail.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three times what the server can take. First its peak in a closed loop, then half of that, then three times it, then half again:
 * what it accepts meanwhile, how it says no, and how soon it is as before.
 */
final class OverloadBench {
    private static final int BUYERS = 256;
    /** An order that finds no free connection for as long is turned away by the load balancer. */
    private static final Duration GRACE = Duration.ofMillis(10);

    private static final Duration PATIENT = Duration.ofMinutes(10);
    private static final double LEAST_GOODPUT = 0.8;
    private static final double LONGEST_RECOVERY = 5;
    /** Half a second's p99 is as before when it is at most so many times the worst of before. */
    private static final double AS_BEFORE = 1.25;

    private final Map<String, String> environment;
    private final Options options;

    OverloadBench(Map<String, String> environment, Options options) {
        this.environment = environment;
        this.options = options;
    }

    void run() {
        try (var stage = Stage.open(environment, 2)) {
            var buyers = new Load(stage.target(), BUYERS);
            System.err.printf("warming up for %d s%n", options.warm().toSeconds());
            buyers.round(options.warm(), new Orders(false)::next);
            var peak = buyers.round(options.round(), new Orders(false)::next);
            System.err.printf("peak: %.0f/s%n", peak.perSecond());
            var calm = new OpenLoop(stage.target(), BUYERS, PATIENT);
            var before = calm.run(peak.perSecond() / 2, options.round());
            System.err.printf("half of it: p99 %.1f ms%n", before.worstP99Millis());
            var cpu = new Cpu(stage.server().process(), stage.owner());
            var used = cpu.used();
            var over = new OpenLoop(stage.target(), options.connections(), GRACE)
                    .run(3 * peak.perSecond(), options.round());
            var spent = cpu.used().since(used);
            System.err.printf("three times: %.0f/s accepted, %d refused%n", over.goodput(), over.refusals());
            var after = calm.run(peak.perSecond() / 2, options.round());
            report(peak, before, over, after, spent);
        }
    }

    private void report(Sample peak, Offered before, Offered over, Offered after, Cpu.Used spent) {
        double ratio = over.goodput() / peak.perSecond();
        double recovery = after.secondsUntil(AS_BEFORE * before.worstP99Millis());
        var wrong = new LinkedHashMap<String, Object>();
        Map.of("before", before, "over", over, "after", after).forEach((when, one) -> {
            if (!one.allWrong().isEmpty()) wrong.put(when, one.allWrong());
        });
        double seconds = options.round().toNanos() / 1e9;
        var line = new LinkedHashMap<String, Object>();
        line.put("bench", "overload");
        line.put("good", ratio >= LEAST_GOODPUT && wrong.isEmpty() && recovery >= 0 && recovery <= LONGEST_RECOVERY);
        line.put("peakPerSecond", Math.round(peak.perSecond()));
        line.put("offeredPerSecond", Math.round(over.count() / seconds));
        line.put("goodputPerSecond", Math.round(over.goodput()));
        line.put("goodputOverPeak", rounded(ratio));
        line.put("refusedPerSecond", Math.round(over.refusals() / seconds));
        line.put("noConnectionPerSecond", Math.round(over.foundNoConnection() / seconds));
        line.put("connections", options.connections());
        line.put("p50Ms", rounded(over.accepted().getValueAtPercentile(50) / 1000.0));
        line.put("p99Ms", rounded(over.accepted().getValueAtPercentile(99) / 1000.0));
        line.put("p99BeforeMs", rounded(before.worstP99Millis()));
        line.put("recoverySeconds", recovery);
        line.put("cpuCores", rounded(spent.program() / seconds));
        line.put("dbCpuCores", rounded(spent.database() / seconds));
        line.put("wrong", wrong);
        System.out.println(JsonMapper.builder().build().writeValueAsString(line));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
