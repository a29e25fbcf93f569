package dev.dovetail.oms.holds;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.time.Instant;
import java.util.Map;

/** A hold is open until somebody or something lifts it, or nothing is left that it could hold. */
sealed interface HoldState {
    record Open() implements HoldState {}

    record Released(String by, Instant at) implements HoldState {}

    record Ended(String by, Instant at) implements HoldState {}

    /** What may be asked of a hold. */
    sealed interface Command {
        /** A person lifts it, whatever its rule. */
        record ByHand(String who, Instant at) implements Command {}

        /** Its time has come; {@code due} is what its rule says, null where it has no time. */
        record TimeCame(
                Instant at,
                @org.jspecify.annotations.Nullable Instant due) implements Command {}

        /** What it was placed for passes its check. */
        record CheckPassed(String who, Instant at, ReleaseRule rule) implements Command {}

        /** Every unit it could hold was cancelled. */
        record NothingLeft(String who, Instant at) implements Command {}
    }

    /** What became of it, and how. */
    record Lifted(HoldState to, String how) {}

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<Lifted> decide(Command command) {
        return switch (new Step(this, command)) {
            case Step(Open(), Command.ByHand(var who, var at)) ->
                accept(new Lifted(new Released(who, at), ReleaseRule.BY_HAND.wire()));
            case Step(Open(), Command.TimeCame(var at, var due))
            when due != null && !at.isBefore(due) ->
                accept(new Lifted(new Released("system", at), ReleaseRule.AT_A_TIME.wire()));
            case Step(Open(), Command.CheckPassed(var who, var at, var rule))
            when rule == ReleaseRule.WHEN_CHECKED ->
                accept(new Lifted(new Released(who, at), ReleaseRule.WHEN_CHECKED.wire()));
            case Step(Open(), Command.NothingLeft(var who, var at)) ->
                accept(new Lifted(new Ended(who, at), "nothing-left"));
            case Step(Open(), var other) -> refuse("holds.not-so", Map.of("asked", name(other)));
            case Step(Released(var by, var at), var _) ->
                refuse("holds.already-released", Map.of("by", by, "at", at.toString()));
            case Step(Ended(var by, var at), var _) ->
                refuse("holds.already-ended", Map.of("by", by, "at", at.toString()));
        };
    }

    record Step(HoldState state, Command command) {}

    /** The name in rows and answers. */
    default String wire() {
        return switch (this) {
            case Open() -> "open";
            case Released(var _, var _) -> "released";
            case Ended(var _, var _) -> "ended";
        };
    }

    private static String name(Command command) {
        return switch (command) {
            case Command.ByHand _ -> "by-hand";
            case Command.TimeCame _ -> "at-a-time";
            case Command.CheckPassed _ -> "when-checked";
            case Command.NothingLeft _ -> "nothing-left";
        };
    }
}
