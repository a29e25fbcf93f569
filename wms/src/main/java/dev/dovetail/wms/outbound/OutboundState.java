package dev.dovetail.wms.outbound;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where an outbound is on its way through the building. It may wait before it goes to the floor. Everything is picked before anything is packed; the last parcel
 * to leave ships it; what loses all its units, or is not collected, has ended. What is picked is given back of transfers alone, and only out of totes. What proves
 * unfit at the bench is picked anew while what was packed before stays so, and may leave.
 */
sealed interface OutboundState {
    /** Taken from the OMS, and not on the floor yet: without tasks and claims. */
    record Waiting() implements OutboundState {}

    record Accepted() implements OutboundState {}

    record Picking() implements OutboundState {}

    record Picked() implements OutboundState {}

    record Packing() implements OutboundState {}

    record Packed() implements OutboundState {}

    record Shipped() implements OutboundState {}

    record Ended() implements OutboundState {}

    List<OutboundState> ALL = List.of(
            new Waiting(),
            new Accepted(),
            new Picking(),
            new Picked(),
            new Packing(),
            new Packed(),
            new Shipped(),
            new Ended());

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<OutboundState> decide(OutboundCommand command) {
        return switch (new Step(this, command)) {
            case Step(Waiting _, OutboundCommand.Release(var after)) -> accept(standing(after));
            case Step(Waiting _, OutboundCommand.Withdraw(var after)) ->
                accept(after.open() > 0 ? new Waiting() : new Ended());
            case Step(Accepted _, OutboundCommand.TakeBack _) -> accept(new Waiting());
            case Step(Accepted _, OutboundCommand.Pick(var after)) -> accept(standing(after));
            case Step(Accepted _, OutboundCommand.Short(var after)) -> accept(standing(after));
            case Step(Accepted _, OutboundCommand.Withdraw(var after)) -> accept(standing(after));
            case Step(Picking _, OutboundCommand.WhilePicking now) -> accept(standing(now.after()));
            case Step(Picked _, OutboundCommand.Unpick(var after)) -> accept(standing(after));
            case Step(Picked _, OutboundCommand.Unfit(var after)) -> accept(standing(after));
            case Step(Packing _, OutboundCommand.Unfit(var after)) -> accept(standing(after));
            case Step(Picked _, OutboundCommand.Withdraw(var after)) ->
                accept(after.picked() > 0 ? new Picked() : new Ended());
            case Step(Picked _, OutboundCommand.Pack(var after)) -> accept(packing(after));
            case Step(Packing _, OutboundCommand.Withdraw(var after)) ->
                accept(after.shipped() == after.picked() ? new Shipped() : packing(after));
            case Step(Packing _, OutboundCommand.Pack(var after)) -> accept(packing(after));
            case Step(Packing _, OutboundCommand.Unpack(var after)) -> accept(opened(after));
            case Step(Packed _, OutboundCommand.Unpack(var after)) -> accept(opened(after));
            case Step(Packing _, OutboundCommand.Ship _) -> accept(new Packing());
            case Step(Packed _, OutboundCommand.Ship(var after)) -> accept(shipping(after));
            case Step(Packed _, OutboundCommand.GiveBack(var after)) ->
                accept(after.picked() == 0 ? new Ended() : shipping(after));
            case Step(var state, var other) ->
                refuse("outbound.move-not-allowed", Map.of("state", state.word(), "asked", word(other)));
        };
    }

    record Step(OutboundState state, OutboundCommand command) {}

    /** Where an outbound is that may have units to pick, by its sums: so it starts, when it is known what of it could be allocated. */
    static OutboundState standing(Tally tally) {
        if (tally.open() > 0) return tally.picked() > 0 ? new Picking() : new Accepted();
        if (tally.picked() == 0) return new Ended();
        return tally.packed() == tally.picked() ? shipping(tally) : opened(tally);
    }

    private static OutboundState packing(Tally after) {
        return after.packed() == after.picked() ? new Packed() : new Packing();
    }

    private static OutboundState opened(Tally after) {
        return after.packed() == 0 ? new Picked() : new Packing();
    }

    private static OutboundState shipping(Tally after) {
        return after.shipped() == after.picked() ? new Shipped() : new Packed();
    }

    /** As it is written in the database and in JSON. */
    default String word() {
        return word(this);
    }

    static OutboundState of(String word) {
        return ALL.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outbound is " + word));
    }

    private static String word(Object one) {
        return one.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
