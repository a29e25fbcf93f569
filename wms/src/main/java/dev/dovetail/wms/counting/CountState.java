package dev.dovetail.wms.counting;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the count of one bin is. A first count that differs too much is made again by another person; what that person finds
 * is booked, or a supervisor looks at it. A supervisor who does not believe it has it counted once more.
 */
sealed interface CountState {
    record Open() implements CountState {}

    record Recount() implements CountState {}

    record Review() implements CountState {}

    record Settled() implements CountState {}

    record Cancelled() implements CountState {}

    List<CountState> ALL = List.of(new Open(), new Recount(), new Review(), new Settled(), new Cancelled());

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<CountState> decide(CountCommand command) {
        return switch (new Step(this, command)) {
            case Step(Open _, CountCommand.Agree _) -> accept(new Settled());
            case Step(Open _, CountCommand.Doubt _) -> accept(new Recount());
            case Step(Open _, CountCommand.Refer _) -> accept(new Review());
            case Step(Recount _, CountCommand.Agree _) -> accept(new Settled());
            case Step(Recount _, CountCommand.Refer _) -> accept(new Review());
            case Step(Review _, CountCommand.Approve _) -> accept(new Settled());
            case Step(Review _, CountCommand.Reject _) -> accept(new Recount());
            case Step(Open _, CountCommand.Cancel _) -> accept(new Cancelled());
            case Step(Recount _, CountCommand.Cancel _) -> accept(new Cancelled());
            case Step(Review _, CountCommand.Cancel _) -> accept(new Cancelled());
            case Step(Settled _, CountCommand.Approve _) -> refuse("counting.already-settled", Map.of());
            case Step(var state, var other) ->
                refuse("counting.move-not-allowed", Map.of("state", state.word(), "asked", other.word()));
        };
    }

    record Step(CountState state, CountCommand command) {}

    /** Whether somebody may count now. */
    default boolean counted() {
        return this instanceof Open || this instanceof Recount;
    }

    /** As it is written in the database and in JSON. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static CountState of(String word) {
        return ALL.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no count is " + word));
    }
}
