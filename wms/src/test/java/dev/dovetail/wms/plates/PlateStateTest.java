package dev.dovetail.wms.plates;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.kernel.Decision;
import dev.dovetail.wms.plates.PlateState.Command;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlateStateTest {
    private static final Map<String, Command> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("put goods on it here", new Command.Stand(true, false));
        COMMANDS.put("elsewhere, while it is empty", new Command.Stand(false, true));
        COMMANDS.put("elsewhere, while it is not", new Command.Stand(false, false));
        COMMANDS.put("carry", new Command.Carry(false));
        COMMANDS.put("carry empty", new Command.Carry(true));
        COMMANDS.put("break", new Command.Break());
    }

    @Test
    void the_printed_table_is_the_lifecycle() throws IOException {
        var table = new LifecycleTable(
                "plate",
                "Plate",
                "A pallet, a case or a tote with a number. Printed by a test from `wms.plates`; a dash is a refusal.",
                List.copyOf(COMMANDS.keySet()));
        for (var state : PlateState.ALL)
            table.row(
                    state.word(),
                    COMMANDS.values().stream()
                            .map(command -> next(state, command))
                            .toList());
        table.isPrinted();
    }

    private static List<String> next(PlateState state, Command command) {
        return switch (state.decide(command)) {
            case Decision.Accepted<PlateState>(var next) ->
                List.of(next.getFirst().word());
            case Decision.Refused<PlateState> _ -> List.of();
        };
    }
}
