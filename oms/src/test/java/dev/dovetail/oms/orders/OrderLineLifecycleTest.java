package dev.dovetail.oms.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderLineLifecycleTest {
    @Test
    void the_page_is_what_the_program_does() throws IOException {
        var page = new LifecycleTable(
                "order-line",
                "Units of an order line",
                "Each unit is in one counter; the counters of a line add up to what was ordered (I7). An order's status is"
                        + " derived from them. Printed by a test from `oms.orders.Counter`.",
                List.of("may go to"));
        for (var counter : Counter.values())
            page.row(
                    counter.wire(),
                    List.of(counter.next().stream().map(Counter::wire).toList()));
        page.isPrinted();
    }

    @Test
    void every_counter_can_be_reached_and_units_never_come_back_to_ordered() {
        Set<Counter> reached = EnumSet.of(Counter.ORDERED);
        for (int i = 0; i < Counter.values().length; i++)
            for (var counter : List.copyOf(reached)) reached.addAll(counter.next());

        assertThat(reached).containsExactly(Counter.values());
        for (var counter : Counter.values()) assertThat(counter.next()).doesNotContain(Counter.ORDERED, counter);
    }

    @Test
    void a_move_against_the_law_cannot_be_written() {
        for (var from : Counter.values())
            for (var to : Counter.values())
                if (!from.next().contains(to))
                    assertThatThrownBy(() -> new LineMove(1, from, to, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
