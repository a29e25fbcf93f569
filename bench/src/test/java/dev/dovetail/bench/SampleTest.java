package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static Sample of(long... millis) {
        return new Sample(
                0, LongStream.of(millis).map(value -> value * 1_000_000).toArray());
    }

    @Test
    void a_share_of_the_answers_came_within_it() {
        var hundred = of(LongStream.rangeClosed(1, 100).toArray());

        assertThat(hundred.millis(0.5)).isEqualTo(50);
        assertThat(hundred.millis(0.99)).isEqualTo(99);
        assertThat(hundred.millis(1)).isEqualTo(100);
    }

    @Test
    void one_answer_is_every_share_and_none_is_nothing() {
        assertThat(of(7).millis(0.01)).isEqualTo(7);
        assertThat(of(7).millis(0.99)).isEqualTo(7);
        assertThat(of().millis(0.99)).isZero();
    }

    @Test
    void the_median_is_the_middle_round() {
        assertThat(Sample.median(9, 1, 5)).isEqualTo(5);
    }
}
