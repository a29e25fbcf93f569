package dev.dovetail.wms.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.kernel.Decision;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OutboundStateTest {
    private static final List<Tally> SUMS = List.of(
            new Tally(2, 0, 0, 0),
            new Tally(2, 1, 0, 0),
            new Tally(2, 2, 1, 0),
            new Tally(0, 0, 0, 0),
            new Tally(0, 3, 0, 0),
            new Tally(0, 3, 1, 0),
            new Tally(0, 3, 3, 0),
            new Tally(0, 3, 3, 1),
            new Tally(0, 3, 3, 3));
    private static final List<Function<Tally, OutboundCommand>> COMMANDS = List.of(
            OutboundCommand.Release::new,
            OutboundCommand.TakeBack::new,
            OutboundCommand.Pick::new,
            OutboundCommand.Unpick::new,
            OutboundCommand.Short::new,
            OutboundCommand.Unfit::new,
            OutboundCommand.Withdraw::new,
            OutboundCommand.Pack::new,
            OutboundCommand.Unpack::new,
            OutboundCommand.Ship::new,
            OutboundCommand.GiveBack::new);

    @Test
    void the_printed_table_is_the_lifecycle() throws IOException {
        var table = new LifecycleTable(
                "outbound",
                "Outbound",
                "Where a fulfillment order is inside a warehouse. Printed by a test from `wms.outbound`; a dash is a"
                        + " refusal.",
                List.of(
                        "release",
                        "take back",
                        "pick",
                        "unpick",
                        "short",
                        "unfit",
                        "withdraw",
                        "pack",
                        "unpack",
                        "ship",
                        "give back"));
        for (var state : OutboundState.ALL)
            table.row(
                    state.word(),
                    COMMANDS.stream()
                            .map(command -> next(state, command).stream()
                                    .map(OutboundState::word)
                                    .toList())
                            .toList());
        table.isPrinted();
    }

    @Test
    void every_state_is_reached_from_where_a_release_starts() {
        Set<OutboundState> reached = new HashSet<>(Set.of(new OutboundState.Waiting()));
        SUMS.stream()
                .filter(sum -> sum.picked() == 0)
                .map(OutboundState::standing)
                .forEach(reached::add);
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : List.copyOf(reached)) for (var command : COMMANDS) reached.addAll(next(state, command));
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(OutboundState.ALL);
    }

    @Test
    void what_is_packed_can_be_neither_picked_nor_withdrawn() {
        var after = new Tally(0, 3, 3, 0);

        assertThat(new OutboundState.Packed().decide(new OutboundCommand.Withdraw(after)))
                .isEqualTo(
                        Decision.refuse("outbound.move-not-allowed", Map.of("state", "packed", "asked", "withdraw")));
        assertThat(new OutboundState.Packed().decide(new OutboundCommand.Pick(after)))
                .isEqualTo(Decision.refuse("outbound.move-not-allowed", Map.of("state", "packed", "asked", "pick")));
    }

    @Test
    void a_parcel_may_leave_while_the_rest_is_still_being_packed() {
        var packing = new OutboundState.Packing().decide(new OutboundCommand.Ship(new Tally(0, 3, 1, 1)));
        var lastPacked = new OutboundState.Packing().decide(new OutboundCommand.Pack(new Tally(0, 3, 3, 1)));
        var lastShipped = new OutboundState.Packed().decide(new OutboundCommand.Ship(new Tally(0, 3, 3, 3)));

        assertThat(packing).isEqualTo(Decision.accept(new OutboundState.Packing()));
        assertThat(lastPacked).isEqualTo(Decision.accept(new OutboundState.Packed()));
        assertThat(lastShipped).isEqualTo(Decision.accept(new OutboundState.Shipped()));
    }

    private static Set<OutboundState> next(OutboundState state, Function<Tally, OutboundCommand> command) {
        Set<OutboundState> next = new HashSet<>();
        for (var sum : SUMS)
            if (possible(state, command.apply(sum)))
                next.addAll(state.decide(command.apply(sum)).facts());
        return next;
    }

    /**
     * Nothing is picked in what is only accepted, unless by the command itself; something is in all that follows, unless it is
     * taken back by it. Something is packed only where it was, or is by the command.
     */
    private static boolean possible(OutboundState state, OutboundCommand command) {
        if (command instanceof OutboundCommand.GiveBack) return true;
        boolean nothingPacked = state instanceof OutboundState.Waiting
                || state instanceof OutboundState.Accepted
                || (state instanceof OutboundState.Picked && !(command instanceof OutboundCommand.Pack));
        if (nothingPacked && command.after().packed() > 0) return false;
        if (state instanceof OutboundState.Picking) {
            if (command instanceof OutboundCommand.Pick(var after) && after.packed() == after.picked()) return false;
            if (command instanceof OutboundCommand.Unpack || command instanceof OutboundCommand.Ship)
                return command.after().open() > 0 && command.after().picked() > 0;
        }
        if (command instanceof OutboundCommand.Unpick(var after)) return after.open() > 0 && after.packed() == 0;
        if (command instanceof OutboundCommand.Unfit(var after)) return after.open() > 0;
        boolean untouched = state instanceof OutboundState.Waiting
                || (state instanceof OutboundState.Accepted && !(command instanceof OutboundCommand.Pick));
        boolean takenBack = command instanceof OutboundCommand.Withdraw
                && (state instanceof OutboundState.Picking || state instanceof OutboundState.Picked)
                && command.after().picked() == 0;
        return takenBack || untouched == (command.after().picked() == 0);
    }
}
