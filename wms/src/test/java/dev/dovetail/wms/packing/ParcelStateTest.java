package dev.dovetail.wms.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.kernel.Decision;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParcelStateTest {
    @Test
    void the_printed_table_is_the_lifecycle() throws IOException {
        var table = new LifecycleTable(
                "parcel",
                "Parcel",
                "Where a carton is on its way out. Printed by a test from `wms.packing`; a dash is a refusal.",
                ParcelCommand.ALL.stream().map(ParcelCommand::word).toList());
        for (var state : ParcelState.ALL)
            table.row(
                    state.word(),
                    ParcelCommand.ALL.stream()
                            .map(command -> state.decide(command).facts().stream()
                                    .map(ParcelState::word)
                                    .toList())
                            .toList());
        table.isPrinted();
    }

    @Test
    void every_state_is_reached_from_the_first_unit() {
        Set<ParcelState> reached = new HashSet<>(List.of(new ParcelState.Open()));
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : List.copyOf(reached))
                for (var command : ParcelCommand.ALL)
                    reached.addAll(state.decide(command).facts());
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(ParcelState.ALL);
    }

    @Test
    void nothing_without_a_label_is_loaded() {
        for (var state : List.of(new ParcelState.Open(), new ParcelState.Closed(), new ParcelState.Refused()))
            assertThat(state.decide(new ParcelCommand.Load()))
                    .isEqualTo(Decision.refuse(
                            "packing.move-not-allowed", Map.of("state", state.word(), "asked", "load")));
    }
}
