package dev.dovetail.oms.fulfillment;

/**
 * What a node holds of orders, by what would become of it if it went offline.
 *
 * @param orders that hold something there, at most {@link #MOST}
 * @param reserved units that would find other nodes at once
 * @param askable units at the node that it has not picked: they would be asked back
 * @param picked units that it has picked: they stay with it
 */
public record AtNode(long orders, long reserved, long askable, long picked) {
    /** More orders than these are not looked at. */
    public static final int MOST = 20_000;
}
