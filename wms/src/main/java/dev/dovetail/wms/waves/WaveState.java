package dev.dovetail.wms.waves;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.util.List;
import java.util.Map;

/** Where a wave is: on the floor, or taken back whole before anything of it was picked. */
sealed interface WaveState {
    record Released() implements WaveState {}

    record TakenBack() implements WaveState {}

    List<WaveState> ALL = List.of(new Released(), new TakenBack());

    /** Some of its orders went back, so many stay on the floor. */
    record TakeBack(int back, int stay) {}

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<WaveState> decide(TakeBack command) {
        return switch (this) {
            case Released _ ->
                command.back() == 0
                        ? refuse("waves.begun", Map.of("orders", command.stay()))
                        : accept(command.stay() == 0 ? new TakenBack() : new Released());
            case TakenBack _ -> refuse("waves.taken-back", Map.of());
        };
    }

    /** As it is written in the database and in JSON. */
    default String word() {
        return switch (this) {
            case Released _ -> "released";
            case TakenBack _ -> "taken-back";
        };
    }

    static WaveState of(String word) {
        return ALL.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no wave is " + word));
    }
}
