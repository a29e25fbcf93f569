package dev.dovetail.wms.kitting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkStateTest {
    @Test
    void the_printed_table_is_the_lifecycle() throws IOException {
        var table = new LifecycleTable(
                "work-order",
                "Work order",
                "What becomes of an order to make kits or take them apart. Printed by a test from `wms.kitting`; a"
                        + " dash is a refusal.",
                WorkCommand.ALL.stream().map(WorkCommand::word).toList());
        for (var state : WorkState.ALL)
            table.row(
                    state.word(),
                    WorkCommand.ALL.stream()
                            .map(command -> state.decide(command).facts().stream()
                                    .map(WorkState::word)
                                    .toList())
                            .toList());
        table.isPrinted();
    }

    @Test
    void every_state_is_reached_from_an_open_one() {
        Set<WorkState> reached = new HashSet<>(List.of(new WorkState.Open()));
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : List.copyOf(reached))
                for (var command : WorkCommand.ALL)
                    reached.addAll(state.decide(command).facts());
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(WorkState.ALL);
    }
}
