package dev.dovetail.lab.shards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Home;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardsDrillTest {
    @Test
    void two_warehouses_ship_while_the_oms_is_dead_and_it_hears_of_everything_once() {
        var result = ShardsDrill.run(Home.of(System.getenv()), 6, _ -> {});

        assertThat(result.broken()).isEmpty();
        assertThat(result.shippedWhileAway()).isPositive();
        assertThat(result.sameFacts()).isTrue();
        assertThat(result.good()).as(result.toString()).isTrue();
    }

    @Test
    void what_makes_no_sense_is_refused_before_anything_starts() {
        var command = new DrillCommand(Map.of());

        assertThat(command.run(List.of())).isEqualTo(2);
        assertThat(command.run(List.of("shards", "--orders", "0"))).isEqualTo(2);
        assertThat(command.run(List.of("shards", "--jsn"))).isEqualTo(2);
    }
}
