package dev.dovetail.wms.plates;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plate has a number, then stands somewhere, and in the end is broken: its goods are loose where it stood. */
sealed interface PlateState {
    record Made() implements PlateState {}

    record Standing() implements PlateState {}

    record Broken() implements PlateState {}

    List<PlateState> ALL = List.of(new Made(), new Standing(), new Broken());

    /** What can be asked of a plate. */
    sealed interface Command {
        /** Goods are put on it at a place. @param here whether it stands there; @param empty whether nothing is on it */
        record Stand(boolean here, boolean empty) implements Command {}

        /** It goes elsewhere with its goods. */
        record Carry(boolean empty) implements Command {}

        record Break() implements Command {}

        default String word() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<PlateState> decide(Command command) {
        return switch (new Step(this, command)) {
            case Step(Made _, Command.Stand _) -> accept(new Standing());
            case Step(Standing _, Command.Stand(boolean here, boolean empty)) ->
                here || empty ? accept(new Standing()) : refuse("plates.elsewhere", Map.of());
            case Step(Standing _, Command.Carry(boolean empty)) ->
                empty ? refuse("plates.empty", Map.of()) : accept(new Standing());
            case Step(Standing _, Command.Break _) -> accept(new Broken());
            case Step(Made _, var _) -> refuse("plates.empty", Map.of());
            case Step(Broken _, var _) -> refuse("plates.broken", Map.of());
        };
    }

    record Step(PlateState state, Command command) {}

    /** As it is written in the database and in JSON. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static PlateState of(String word) {
        return ALL.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no plate is " + word));
    }
}
