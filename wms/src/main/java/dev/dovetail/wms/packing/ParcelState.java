package dev.dovetail.wms.packing;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a parcel is: filled, closed, labelled, loaded, gone. A label that the carrier refused may still come when the
 * request is sent again, and one that was voided is asked for anew; nothing without a label is loaded, and nothing loaded is
 * packed. What is closed may be opened again until it is loaded; a label that it has is voided first. What a customer comes for has no label and is handed over closed, or given back when nobody came.
 */
sealed interface ParcelState {
    record Open() implements ParcelState {}

    record Closed() implements ParcelState {}

    record Refused() implements ParcelState {}

    record Labelled() implements ParcelState {}

    /** The carrier is asked to void its label. */
    record Voiding() implements ParcelState {}

    /** The carrier is asked to void its label, and then it is opened. */
    record Reopening() implements ParcelState {}

    record Loaded() implements ParcelState {}

    record Shipped() implements ParcelState {}

    record Collected() implements ParcelState {}

    record Uncollected() implements ParcelState {}

    List<ParcelState> ALL = List.of(
            new Open(),
            new Closed(),
            new Refused(),
            new Labelled(),
            new Voiding(),
            new Reopening(),
            new Loaded(),
            new Shipped(),
            new Collected(),
            new Uncollected());

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<ParcelState> decide(ParcelCommand command) {
        return switch (new Step(this, command)) {
            case Step(Open _, ParcelCommand.Pack _) -> accept(new Open());
            case Step(Open _, ParcelCommand.Unpack _) -> accept(new Open());
            case Step(Open _, ParcelCommand.Close _) -> accept(new Closed());
            case Step(Closed _, ParcelCommand.Label _) -> accept(new Labelled());
            case Step(Closed _, ParcelCommand.RefuseLabel _) -> accept(new Refused());
            case Step(Refused _, ParcelCommand.Label _) -> accept(new Labelled());
            case Step(Refused _, ParcelCommand.RefuseLabel _) -> accept(new Refused());
            case Step(Labelled _, ParcelCommand.VoidLabel _) -> accept(new Voiding());
            case Step(Voiding _, ParcelCommand.Voided _) -> accept(new Closed());
            case Step(Voiding _, ParcelCommand.KeepLabel _) -> accept(new Labelled());
            case Step(Closed _, ParcelCommand.Reopen _) -> accept(new Open());
            case Step(Refused _, ParcelCommand.Reopen _) -> accept(new Open());
            case Step(Labelled _, ParcelCommand.Reopen _) -> accept(new Reopening());
            case Step(Voiding _, ParcelCommand.Reopen _) -> accept(new Reopening());
            case Step(Reopening _, ParcelCommand.Voided _) -> accept(new Closed());
            case Step(Reopening _, ParcelCommand.KeepLabel _) -> accept(new Labelled());
            case Step(Labelled _, ParcelCommand.Load _) -> accept(new Loaded());
            case Step(Loaded _, ParcelCommand.Depart _) -> accept(new Shipped());
            case Step(Closed _, ParcelCommand.HandOver _) -> accept(new Collected());
            case Step(Closed _, ParcelCommand.GiveBack _) -> accept(new Uncollected());
            case Step(var state, var other) ->
                refuse("packing.move-not-allowed", Map.of("state", state.word(), "asked", other.word()));
        };
    }

    record Step(ParcelState state, ParcelCommand command) {}

    /** As it is written in the database and in JSON. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static ParcelState of(String word) {
        return ALL.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parcel is " + word));
    }
}
