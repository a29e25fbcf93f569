package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benches in short, against ratios of one run, with slack: a machine's speed is no matter, a path that has become slow is. */
class ShortRunTest {
    /**
     * Orders over HTTP to transactions of one order each, without HTTP. The aim is 1.5. Until intake is there in each run (1.5 to 1.9 on a quiet machine, 0.9 after a
     * warm-up of 20 s) the bound is what holds on a busy one: raise it with the next thing that makes intake faster.
     */
    private static final double LEAST_OVER_NAIVE = 0.8;

    /** Orders that all have one SKU to orders over all SKUs. */
    private static final double LEAST_HOT_OVER_UNIFORM = 0.7;

    private static final Duration WARM = Duration.ofSeconds(45);
    private static final Duration ROUND = Duration.ofSeconds(2);

    @Test
    void intake_holds_its_ratio_to_a_transaction_an_order() {
        var line = line("intake");

        assertThat((double) ((Map<?, ?>) line.get("ratios")).get("naive"))
                .as("%s", line)
                .isGreaterThan(LEAST_OVER_NAIVE);
    }

    @Test
    void a_hot_sku_is_no_slower_than_any() {
        var line = line("hot");

        assertThat((double) line.get("hotOverUniform")).as("%s", line).isGreaterThan(LEAST_HOT_OVER_UNIFORM);
    }

    private static Map<String, Object> line(String bench) {
        return new IntakeBench(System.getenv(), new Options(bench, ROUND, WARM, 1, 1)).run();
    }
}
