package dev.dovetail.wms.items;

/**
 * How a warehouse handles an item; the warehouse's own choice.
 *
 * @param lots whether units belong to lots; @param serials whether each unit has a name of its own
 * @param expires whether a lot has a last day
 * @param minDaysLeft days a lot must have left to be picked; its last day itself still counts as 0
 * @param holdOnReceipt whether what is received waits for an inspection
 */
public record Handling(
        boolean lots, boolean serials, boolean expires, PickRule rule, int minDaysLeft, boolean holdOnReceipt) {
    public static final Handling PLAIN = new Handling(false, false, false, PickRule.FIFO, 0, false);
}
