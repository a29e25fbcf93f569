package dev.dovetail.console.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloorPageTest {
    @Test
    void a_refused_label_is_not_nothing() {
        var house = new FloorPage.Warehouse("A", "A", List.of(new FloorPage.Queue("label", 1, 2, 4, null)), 0);

        assertThat(house.open()).isEqualTo(7);
    }
}
