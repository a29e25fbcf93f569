package dev.dovetail.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void percentiles_are_the_nearest_rank() {
        var latency = new Latency();
        for (int i = 200; i >= 1; i--) latency.add(i);

        assertThat(latency.spread()).isEqualTo(new Latency.Spread(200, 100, 198, 200));
    }
}
