package dev.dovetail.oms.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an order. Each fact carries the unit moves it made, so that folding an order's facts gives its lines'
 * counters: the check I14. Names on the wire are for ever: a changed meaning is a new record with the next version.
 *
 * <p>Ids of other things are text, as people and browsers read them.
 */
public sealed interface OrderFact {

    /** The units that moved; empty where the fact only tells. */
    List<LineMove> moves();

    /** Accepted from its channel; stock was claimed, or waits in the backlog. */
    record Captured(
            String channel,
            String number,
            int revision,
            long totalMinor,
            String currency,
            @Nullable LocalDate promisedOn,
            String why,
            List<LineMove> moves)
            implements OrderFact {}

    /** Units that waited, or came back from a node, are claimed. */
    record Reserved(String why, List<LineMove> moves) implements OrderFact {}

    /** Units that cannot be had anywhere wait in the backlog. @param promised whether the customer was told that they come */
    record Backordered(String why, boolean promised, List<LineMove> moves) implements OrderFact {}

    /** Work was given to a node. */
    record Released(int node, String fulfillmentOrder, int attempt, List<LineMove> moves) implements OrderFact {}

    record AcceptedByNode(int node, String fulfillmentOrder, List<LineMove> moves) implements OrderFact {}

    record RejectedByNode(int node, String fulfillmentOrder, String code, List<LineMove> moves) implements OrderFact {}

    record Picked(int node, String fulfillmentOrder, String worker, List<LineMove> moves) implements OrderFact {}

    /** Units that were picked lie in their bins again. */
    record PutBack(int node, String fulfillmentOrder, String worker, List<LineMove> moves) implements OrderFact {}

    record ShortPicked(int node, String fulfillmentOrder, String worker, List<LineMove> moves) implements OrderFact {}

    record Packed(int node, String fulfillmentOrder, String parcel, long weightGrams, List<LineMove> moves)
            implements OrderFact {}

    /** What is undone of a parcel that has not left. */
    sealed interface OfParcel extends OrderFact permits Unpacked, LabelVoided {
        @Override
        default String type() {
            return this instanceof Unpacked ? "order.unpacked.v1" : "order.label-voided.v1";
        }
    }

    /** A closed parcel was opened again: its units are picked, and not packed. */
    record Unpacked(
            int node, String fulfillmentOrder, String parcel, String worker, String reason, List<LineMove> moves)
            implements OfParcel {}

    /** The label of a parcel is worth nothing any more; nothing moves by this fact. */
    record LabelVoided(
            int node,
            String fulfillmentOrder,
            String parcel,
            String carrier,
            String trackingNumber,
            String reason,
            List<LineMove> moves)
            implements OfParcel {}

    record Shipped(
            int node,
            String fulfillmentOrder,
            String parcel,
            String carrier,
            @Nullable String trackingNumber,
            List<LineMove> moves)
            implements OrderFact {}

    /** What becomes of an order that its customer comes for. */
    sealed interface AtStore extends OrderFact {
        @Override
        default String type() {
            return switch (this) {
                case ReadyForPickup _ -> "order.ready-for-pickup.v1";
                case Collected _ -> "order.collected.v1";
            };
        }
    }

    /** All that the node was asked for lies packed and waits for the customer. */
    record ReadyForPickup(int node, String fulfillmentOrder, List<LineMove> moves) implements AtStore {}

    /** The customer came for a parcel and has it. */
    record Collected(int node, String fulfillmentOrder, String parcel, String worker, List<LineMove> moves)
            implements AtStore {}

    /**
     * Units came back to the node and it is decided what becomes of them; nothing moves by this fact: a return of the order is
     * another thing.
     *
     * @param returned the node's number of the parcel
     */
    record ReturnInspected(
            int node,
            String fulfillmentOrder,
            String returned,
            String sku,
            long units,
            String grade,
            String disposition,
            List<LineMove> moves)
            implements OrderFact {}

    record Cancelled(String reason, List<LineMove> moves) implements OrderFact {}

    /** Stopped: what is reserved stays reserved and goes to no node until every hold is lifted. {@code other} is the order it looks like. */
    record Held(
            String hold,
            String kind,
            String code,
            String detail,
            String owner,
            @Nullable String other,
            List<LineMove> moves)
            implements OrderFact {}

    /** @param how {@code by-hand}, {@code at-a-time}, {@code when-checked}, or {@code nothing-left} to hold */
    record HoldReleased(String hold, String kind, String code, String how, String why, List<LineMove> moves)
            implements OrderFact {}

    record PriorityChanged(int from, int to, String why, List<LineMove> moves) implements OrderFact {}

    /** What becomes of a change that was asked for. */
    sealed interface OfAmendment extends OrderFact {
        @Override
        default String type() {
            return switch (this) {
                case Amended _ -> "order.amended.v1";
                case AmendmentDeclined _ -> "order.amendment-declined.v1";
            };
        }
    }

    /**
     * The customer or the channel changed the order: units added begin open, units taken away are told by {@link Cancelled}.
     *
     * @param contact whom it goes to from now on; null where that stays
     * @param added lines that were not there before
     */
    record Amended(
            String amendment,
            String reason,
            int revision,
            @Nullable String contact,
            List<AddedLine> added,
            List<LineMove> moves)
            implements OfAmendment {}

    /** What an amendment asked of a node was not given: those units, or that address, stay as they were. */
    record AmendmentDeclined(String amendment, String why, List<LineMove> moves) implements OfAmendment {}

    /** A node gave units back that we asked for, to be given to somebody again. */
    record Withdrawn(int node, String fulfillmentOrder, String withdrawal, List<LineMove> moves) implements OrderFact {}

    /** Reserved units are taken from a node before they were released to it. */
    record Unpinned(int node, String why, List<LineMove> moves) implements OrderFact {}

    /** A node was asked to give units back; nothing moves until it answers. */
    record WithdrawalAsked(int node, String fulfillmentOrder, String withdrawal, String reason, List<LineMove> moves)
            implements OrderFact {}

    /** A node keeps units that it has already picked: they need a return. */
    record WithdrawalRefused(int node, String fulfillmentOrder, String withdrawal, long units, List<LineMove> moves)
            implements OrderFact {}

    /** What became of the day that was promised, and of the goods it was promised of. */
    sealed interface OfPromise extends OrderFact {
        @Override
        default String type() {
            return switch (this) {
                case PreOrdered _ -> "order.pre-ordered.v1";
                case InboundLanded _ -> "order.inbound-landed.v1";
                case Repromised _ -> "order.repromised.v1";
                case PromiseSlipped _ -> "order.promise-slipped.v1";
            };
        }
    }

    /** Units were promised from goods on their way; nothing moves, for the capture said that they are reserved. */
    record PreOrdered(List<Due> from, List<LineMove> moves) implements OfPromise {
        /** So many units of a line from an inbound of a node, which is expected on a day. */
        public record Due(int line, int node, String inbound, LocalDate expectedOn, long units) {}
    }

    /** Goods that it was promised are there: they are held of the node's open stock, and released as any other. */
    record InboundLanded(int node, String inbound, long units, List<LineMove> moves) implements OfPromise {}

    /** The promised day is another one. */
    record Repromised(LocalDate promisedOn, String zone, String why, List<LineMove> moves) implements OfPromise {}

    /** The promised day cannot be held any more, and nobody knows a better one yet. */
    record PromiseSlipped(LocalDate promisedOn, String why, List<LineMove> moves) implements OfPromise {}

    /**
     * Work given to a node is moved, held, split or merged; nothing moves by this fact.
     *
     * @param kind {@code move}, {@code hold}, {@code split} or {@code merge}
     * @param step {@code asked}, {@code done}, {@code partly}, {@code declined}, {@code held}, {@code released} or {@code ended}
     * @param to the node that it moves to
     * @param units asked of the node, or given by it
     */
    record Rearranged(
            String rearrangement,
            String kind,
            String step,
            int node,
            @Nullable Integer to,
            long units,
            String reason,
            List<LineMove> moves)
            implements OrderFact {}

    /**
     * A line lacks units that were promised: how that began, what was decided, how it ended. Nothing moves by this fact.
     *
     * @param step {@code opened}, {@code raised}, {@code retried}, {@code served}, {@code cancelled}, or {@code decided-} and
     *     the option
     * @param units that are short after it
     * @param dueAt until when the owner should decide; of one that is opened
     */
    record Shortfall(
            String shortfall,
            String step,
            int line,
            long units,
            String why,
            @Nullable String owner,
            @Nullable Instant dueAt,
            List<LineMove> moves)
            implements OrderFact {}

    /** How many holds more, or fewer, the order has after it. */
    default int holds() {
        return switch (this) {
            case Held _ -> 1;
            case HoldReleased _ -> -1;
            default -> 0;
        };
    }

    /** The name on the wire. */
    default String type() {
        return switch (this) {
            case Captured _ -> "order.captured.v1";
            case Reserved _ -> "order.reserved.v1";
            case Backordered _ -> "order.backordered.v1";
            case Released _ -> "order.released.v1";
            case AcceptedByNode _ -> "order.accepted-by-node.v1";
            case RejectedByNode _ -> "order.rejected-by-node.v1";
            case Picked _ -> "order.picked.v1";
            case PutBack _ -> "order.put-back.v1";
            case ShortPicked _ -> "order.short-picked.v1";
            case Packed _ -> "order.packed.v1";
            case OfParcel one -> one.type();
            case Shipped _ -> "order.shipped.v1";
            case AtStore one -> one.type();
            case OfPromise one -> one.type();
            case ReturnInspected _ -> "order.return-inspected.v1";
            case Cancelled _ -> "order.cancelled.v1";
            case Held _ -> "order.held.v1";
            case HoldReleased _ -> "order.hold-released.v1";
            case PriorityChanged _ -> "order.priority-changed.v1";
            case OfAmendment one -> one.type();
            case Withdrawn _ -> "order.withdrawn.v1";
            case Unpinned _ -> "order.unpinned.v1";
            case WithdrawalAsked _ -> "order.withdrawal-asked.v1";
            case WithdrawalRefused _ -> "order.withdrawal-refused.v1";
            case Rearranged _ -> "order.rearranged.v1";
            case Shortfall _ -> "order.shortfall.v1";
        };
    }
}
