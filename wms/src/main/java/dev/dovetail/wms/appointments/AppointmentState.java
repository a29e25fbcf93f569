package dev.dovetail.wms.appointments;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where an appointment is: awaited, at the door, over. What is over stays over: who comes all the same books anew. */
sealed interface AppointmentState {
    record Booked() implements AppointmentState {}

    record Arrived() implements AppointmentState {}

    record Started() implements AppointmentState {}

    record Done() implements AppointmentState {}

    record Cancelled() implements AppointmentState {}

    record NoShow() implements AppointmentState {}

    List<AppointmentState> ALL =
            List.of(new Booked(), new Arrived(), new Started(), new Done(), new Cancelled(), new NoShow());

    /** What can be asked of an appointment. */
    sealed interface Command {
        record Arrive() implements Command {}

        record Start() implements Command {}

        record Finish() implements Command {}

        record Cancel(String reason) implements Command {}

        /** @param begun whether the appointment's time has begun: nobody is missing before */
        record Miss(boolean begun) implements Command {}

        /** To another door or another time. */
        record Move(String door, Instant from, Instant until) implements Command {}

        default String word() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<AppointmentState> decide(Command command) {
        return switch (new Step(this, command)) {
            case Step(Booked _, Command.Arrive _) -> accept(new Arrived());
            case Step(Booked _, Command.Move _) -> accept(new Booked());
            case Step(Booked _, Command.Cancel _) -> accept(new Cancelled());
            case Step(Booked _, Command.Miss(boolean begun)) ->
                begun ? accept(new NoShow()) : refuse("appointments.not-yet", Map.of());
            case Step(Arrived _, Command.Start _) -> accept(new Started());
            case Step(Arrived _, Command.Move _) -> accept(new Arrived());
            case Step(Arrived _, Command.Cancel _) -> accept(new Cancelled());
            case Step(Started _, Command.Finish _) -> accept(new Done());
            case Step(var state, var other) ->
                refuse("appointments.move-not-allowed", Map.of("state", state.word(), "asked", other.word()));
        };
    }

    record Step(AppointmentState state, Command command) {}

    /** As it is written in the database and in JSON. */
    default String word() {
        return this instanceof NoShow ? "no-show" : getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static AppointmentState of(String word) {
        return ALL.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no appointment is " + word));
    }
}
