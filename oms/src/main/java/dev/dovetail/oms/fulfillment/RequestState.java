package dev.dovetail.oms.fulfillment;

import static dev.dovetail.kernel.Decision.accept;
import static dev.dovetail.kernel.Decision.refuse;

import dev.dovetail.kernel.Decision;
import java.util.Map;

/**
 * What we have asked of a node for one fulfillment order. The node's own progress is {@link Execution}.
 *
 * <p>Work is released, then accepted or rejected. Until it is done we may ask for units back; the node says for each
 * whether it gives it. Work of which nothing is left because all of it was given back is withdrawn.
 */
sealed interface RequestState {
    record Released() implements RequestState {}

    record Accepted() implements RequestState {}

    record WithdrawalPending() implements RequestState {}

    record Withdrawn() implements RequestState {}

    record Rejected() implements RequestState {}

    record Done() implements RequestState {}

    /** The arms are the only commands that may be taken. Any other pair of state and command is refused. */
    default Decision<FulfillmentFact> decide(FulfillmentCommand command) {
        return switch (new Step(this, command)) {
            case Step(Released(), FulfillmentCommand.Withdraw(var units)) -> asked(units);
            case Step(Accepted(), FulfillmentCommand.Withdraw(var units)) -> asked(units);
            case Step(WithdrawalPending(), FulfillmentCommand.Withdraw(var units)) -> asked(units);
            case Step(Done(), FulfillmentCommand.Withdraw(var units)) ->
                refuse("fulfillment.already-done", Map.of("possible", "return"));
            case Step(var state, var other) ->
                refuse("fulfillment.move-not-allowed", Map.of("state", state.wire(), "asked", name(other)));
        };
    }

    /** A node's fact has its effect in every state; what work is left decides where it leads. */
    default RequestState apply(FulfillmentFact fact, Standing standing) {
        return switch (fact) {
            case FulfillmentFact.AcceptedByNode() -> this instanceof Released ? new Accepted() : this;
            case FulfillmentFact.RejectedByNode() -> new Rejected();
            case FulfillmentFact.WithdrawalAsked(var units) -> new WithdrawalPending();
            case FulfillmentFact.WithdrawalAnswered(var granted, var refused) ->
                standing.asking() ? this : ended(standing);
            case FulfillmentFact.Picked(var units) -> progressed(standing);
            case FulfillmentFact.PutBack(var units) -> progressed(standing);
            case FulfillmentFact.ShortPicked(var units) -> progressed(standing);
            case FulfillmentFact.Packed(var units) -> progressed(standing);
            case FulfillmentFact.Unpacked(var units) -> progressed(standing);
            case FulfillmentFact.Shipped(var units) -> progressed(standing);
            case FulfillmentFact.Uncollected(var units) -> progressed(standing);
        };
    }

    /**
     * What is left of the work.
     *
     * @param asking a withdrawal waits for its answer
     * @param over every unit was shipped or given back
     * @param allWithdrawn every unit was given back because we asked for it
     */
    record Standing(boolean asking, boolean over, boolean allWithdrawn) {}

    record Step(RequestState state, FulfillmentCommand command) {}

    private RequestState progressed(Standing standing) {
        return this instanceof WithdrawalPending ? this : ended(standing);
    }

    private static RequestState ended(Standing standing) {
        if (standing.allWithdrawn()) return new Withdrawn();
        return standing.over() ? new Done() : new Accepted();
    }

    private static Decision<FulfillmentFact> asked(java.util.List<Units> units) {
        return accept(new FulfillmentFact.WithdrawalAsked(units));
    }

    /** The name in rows and on screens. */
    default String wire() {
        return switch (this) {
            case Released() -> "released";
            case Accepted() -> "accepted";
            case WithdrawalPending() -> "withdrawal-pending";
            case Withdrawn() -> "withdrawn";
            case Rejected() -> "rejected";
            case Done() -> "done";
        };
    }

    static RequestState ofWire(String wire) {
        return switch (wire) {
            case "released" -> new Released();
            case "accepted" -> new Accepted();
            case "withdrawal-pending" -> new WithdrawalPending();
            case "withdrawn" -> new Withdrawn();
            case "rejected" -> new Rejected();
            case "done" -> new Done();
            default -> throw new IllegalArgumentException("no such request state: " + wire);
        };
    }

    private static String name(FulfillmentCommand command) {
        return switch (command) {
            case FulfillmentCommand.Withdraw(var units) -> "withdraw";
        };
    }
}
