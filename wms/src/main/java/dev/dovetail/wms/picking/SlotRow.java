package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import org.jspecify.annotations.Nullable;

/**
 * One slot of a trip: a pick task with the tote that it fills. A task that is a trip of its own is its only slot, 0.
 *
 * @param current whether the task is still part of this trip; @param tote the id of its tote, 0 where none was scanned yet
 */
record SlotRow(
        long trip,
        PickAsk.Mode mode,
        int slot,
        long task,
        FulfillmentOrderId outbound,
        boolean current,
        long tote,
        @Nullable String toteCode,
        String orderNumber) {
    /** The stops of a slot are numbered from here on: no task has so many. */
    private static final int SPAN = 10_000;

    private static final int LETTERS = 26;

    record Key(long trip, int slot) {}

    Key key() {
        return new Key(trip, slot);
    }

    /** What the picker calls it: a batch has one container. */
    String letter() {
        return mode == PickAsk.Mode.CLUSTER ? letter(slot) : "A";
    }

    /** What its tote is filled for: the order, or the batch as a whole. */
    long load() {
        return mode == PickAsk.Mode.BATCH ? trip : outbound.value();
    }

    static String letter(int slot) {
        return slot <= LETTERS ? String.valueOf((char) ('A' + slot - 1)) : Integer.toString(slot);
    }

    /** The number within the trip of a stop of this slot's task. */
    static int seq(int slot, int seq) {
        return slot * SPAN + seq;
    }

    /** The slot that a stop's number within a trip names; 0 where it is a task's own number. */
    static int slotOf(int seq) {
        return seq / SPAN;
    }

    static int ownSeq(int seq) {
        return seq % SPAN;
    }
}
