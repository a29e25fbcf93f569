package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoakTest {
    @Test
    void orders_go_through_five_floors_beside_a_feed_and_every_invariant_holds() throws Exception {
        var brief = new SoakOptions(2, Duration.ofSeconds(4), Duration.ofSeconds(6));

        var outcome = new Soak(System.getenv(), brief).run();

        assertThat(outcome.verdict().bad()).isEmpty();
        assertThat(outcome.verdict().notJudged()).contains("throughput", "memory");
        assertThat(outcome.minutes()).hasSize(2).allSatisfy(minute -> {
            assertThat(minute.broken()).isEmpty();
            assertThat(minute.memory().heap()).isPositive();
            assertThat(minute.memory().rss()).isGreaterThan(minute.memory().heap());
            assertThat(minute.memory().database()).isPositive();
            assertThat(minute.tables().live()).isPositive();
        });
        assertThat(outcome.minutes()).extracting(SoakMinute::event).containsExactly("checkpoint", "vacuum");
        assertThat(outcome.minutes().getLast().checkpoints()).isPositive();
        assertThat(outcome.minutes()).anySatisfy(minute -> {
            assertThat(minute.perSecond()).isPositive();
            assertThat(minute.waits().shippedP50()).isPositive();
            assertThat(minute.waits().feedP99()).isPositive();
        });
        assertThat(Files.readString(outcome.chart())).startsWith("<svg").contains("orders a second");
        Files.delete(outcome.chart());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soak",
                "soak --json",
                "soak --minutes",
                "soak --minutes 0",
                "soak --minutes 241",
                "soak --minutes x",
                "soak --minutes 3 --rate 5"
            })
    void what_makes_no_sense_is_refused_before_anything_starts(String words) {
        assertThat(Bench.run(List.of(words.split(" ")))).isEqualTo(2);
    }

    @Test
    void minutes_may_follow_a_space_or_an_equals_sign() {
        assertThat(SoakOptions.parse(List.of("--minutes", "30", "--json")))
                .isEqualTo(SoakOptions.parse(List.of("--minutes=30")));
        assertThat(SoakOptions.parse(List.of("--minutes=2")).judged()).isFalse();
        assertThat(SoakOptions.parse(List.of("--minutes=11")).judged()).isTrue();
    }
}
