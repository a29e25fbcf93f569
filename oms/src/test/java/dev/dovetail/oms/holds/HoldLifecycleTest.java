package dev.dovetail.oms.holds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.kernel.Decision;
import dev.dovetail.oms.holds.HoldState.Command;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HoldLifecycleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final List<HoldState> STATES =
            List.of(new HoldState.Open(), new HoldState.Released("Ada", NOW), new HoldState.Ended("Ada", NOW));

    private record Asked(String name, Command command) {}

    private static final List<Asked> COMMANDS = List.of(
            new Asked("by hand", new Command.ByHand("Ada", NOW)),
            new Asked("its time has come", new Command.TimeCame(NOW, NOW)),
            new Asked("a time that is not its own", new Command.TimeCame(NOW, null)),
            new Asked("before its time", new Command.TimeCame(NOW, NOW.plusSeconds(1))),
            new Asked("its check passes", new Command.CheckPassed("Ada", NOW, ReleaseRule.WHEN_CHECKED)),
            new Asked("a check it does not wait for", new Command.CheckPassed("Ada", NOW, ReleaseRule.BY_HAND)),
            new Asked("nothing is left to hold", new Command.NothingLeft("Ada", NOW)));

    private static List<String> after(HoldState state, Command command) {
        return switch (state.decide(command)) {
            case Decision.Accepted<HoldState.Lifted> accepted ->
                List.of(accepted.facts().getFirst().to().wire());
            case Decision.Refused<HoldState.Lifted> _ -> List.of();
        };
    }

    @Test
    void the_page_is_what_the_program_does() throws IOException {
        var page = new LifecycleTable(
                "hold",
                "A hold on an order",
                "An order with an open hold keeps what it has reserved and gives nothing to a node. A dash is a"
                        + " refusal. Printed by a test from `oms.holds.HoldState`.",
                COMMANDS.stream().map(Asked::name).toList());
        for (var state : STATES) {
            var cells = new ArrayList<List<String>>();
            for (var asked : COMMANDS) cells.add(after(state, asked.command()));
            page.row(state.wire(), cells);
        }
        page.isPrinted();
    }

    @Test
    void every_state_can_be_reached_and_a_closed_hold_stays_closed() {
        var reached = new TreeSet<>(List.of("open"));
        for (var asked : COMMANDS) reached.addAll(after(STATES.getFirst(), asked.command()));

        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        STATES.stream().map(HoldState::wire).toList());
        for (var state : STATES.subList(1, 3))
            for (var asked : COMMANDS) assertThat(state.decide(asked.command())).isInstanceOf(Decision.Refused.class);
    }
}
