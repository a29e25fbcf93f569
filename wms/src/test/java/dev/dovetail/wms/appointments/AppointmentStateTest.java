package dev.dovetail.wms.appointments;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.kernel.Decision;
import dev.dovetail.wms.appointments.AppointmentState.Command;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppointmentStateTest {
    private static final Map<String, Command> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("arrive", new Command.Arrive());
        COMMANDS.put("start", new Command.Start());
        COMMANDS.put("done", new Command.Finish());
        COMMANDS.put("cancel", new Command.Cancel("sent away"));
        COMMANDS.put("no-show before its time", new Command.Miss(false));
        COMMANDS.put("no-show", new Command.Miss(true));
        COMMANDS.put("move", new Command.Move("D", Instant.EPOCH, Instant.EPOCH.plusSeconds(600)));
    }

    @Test
    void the_printed_table_is_the_lifecycle() throws IOException {
        var table = new LifecycleTable(
                "appointment",
                "Appointment",
                "A carrier at a door. Printed by a test from `wms.appointments`; a dash is a refusal.",
                List.copyOf(COMMANDS.keySet()));
        for (var state : AppointmentState.ALL)
            table.row(
                    state.word(),
                    COMMANDS.values().stream()
                            .map(command -> next(state, command))
                            .toList());
        table.isPrinted();
    }

    private static List<String> next(AppointmentState state, Command command) {
        return switch (state.decide(command)) {
            case Decision.Accepted<AppointmentState>(var next) ->
                List.of(next.getFirst().word());
            case Decision.Refused<AppointmentState> _ -> List.of();
        };
    }
}
