package dev.dovetail.wms.kitting;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a work order is. Its goods are kept, at the bench or given back while it is open; then nothing of it is anywhere. */
sealed interface WorkState {
    record Open() implements WorkState {}

    record Done() implements WorkState {}

    record Cancelled() implements WorkState {}

    List<WorkState> ALL = List.of(new Open(), new Done(), new Cancelled());

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<WorkState> decide(WorkCommand command) {
        return switch (new Step(this, command)) {
            case Step(Open _, WorkCommand.Work _) -> accept(new Open());
            case Step(Open _, WorkCommand.Finish _) -> accept(new Done());
            case Step(Open _, WorkCommand.Stop _) -> accept(new Done());
            case Step(Open _, WorkCommand.Cancel _) -> accept(new Cancelled());
            case Step(var state, var _) -> refuse("kitting.over", Map.of("state", state.word()));
        };
    }

    record Step(WorkState state, WorkCommand command) {}

    /** As it is written in the database and in JSON. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static WorkState of(String word) {
        return ALL.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no work order is " + word));
    }
}
