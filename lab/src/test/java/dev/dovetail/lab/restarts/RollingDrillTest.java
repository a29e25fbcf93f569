package dev.dovetail.lab.restarts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Home;
import org.junit.jupiter.api.Test;

class RollingDrillTest {
    @Test
    void each_server_is_restarted_and_no_buyer_sees_an_error() {
        var result = RollingDrill.run(Home.of(System.getenv()), 1, System.out::println);

        assertThat(result.wrong()).isEmpty();
        assertThat(result.turns()).hasSize(3).allSatisfy(turn -> {
            assertThat(turn.streamed()).isPositive();
            assertThat(turn.streamEndedAt()).isEqualTo(turn.streamed() + 1);
        });
        assertThat(result.acknowledged()).isPositive();
        assertThat(result.answers().keySet()).isSubsetOf("200", "201", "409", "503", "no answer");
        assertThat(result.good()).isTrue();
    }
}
