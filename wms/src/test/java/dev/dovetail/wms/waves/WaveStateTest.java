package dev.dovetail.wms.waves;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.kernel.Decision;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveStateTest {
    @Test
    void the_printed_table_is_the_lifecycle() throws IOException {
        var table = new LifecycleTable(
                "wave",
                "Wave",
                "Orders that were let onto the floor together. Printed by a test from `wms.waves`; a dash is a refusal.",
                List.of("take back some", "take back the rest", "take back what is begun"));
        for (var state : WaveState.ALL)
            table.row(
                    state.word(),
                    List.of(
                            next(state, new WaveState.TakeBack(2, 1)),
                            next(state, new WaveState.TakeBack(2, 0)),
                            next(state, new WaveState.TakeBack(0, 2))));
        table.isPrinted();
    }

    private static List<String> next(WaveState state, WaveState.TakeBack command) {
        return switch (state.decide(command)) {
            case Decision.Accepted<WaveState>(var next) ->
                List.of(next.getFirst().word());
            case Decision.Refused<WaveState> _ -> List.of();
        };
    }
}
