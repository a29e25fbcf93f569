package dev.dovetail.wms.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountStateTest {
    @Test
    void the_printed_table_is_the_lifecycle() throws IOException {
        var table = new LifecycleTable(
                "count",
                "Count",
                "What becomes of the count of one bin. Printed by a test from `wms.counting`; a dash is a refusal.",
                CountCommand.ALL.stream().map(CountCommand::word).toList());
        for (var state : CountState.ALL)
            table.row(
                    state.word(),
                    CountCommand.ALL.stream()
                            .map(command -> state.decide(command).facts().stream()
                                    .map(CountState::word)
                                    .toList())
                            .toList());
        table.isPrinted();
    }

    @Test
    void every_state_is_reached_from_an_open_count() {
        Set<CountState> reached = new HashSet<>(List.of(new CountState.Open()));
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : List.copyOf(reached))
                for (var command : CountCommand.ALL)
                    reached.addAll(state.decide(command).facts());
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(CountState.ALL);
    }
}
