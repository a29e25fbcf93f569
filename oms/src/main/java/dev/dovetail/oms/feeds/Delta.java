package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.Set;

/**
 * One change that a node told.
 *
 * @param line of the body it came in; 0 where it came earlier
 * @param id our own
 * @param number its own, 1 or more, used once by the node
 */
record Delta(int line, long id, long number, Sku sku, long change, String reason, Instant at, String state) {
    /** Our orders' shipments are told by facts: here the word is noted and moves nothing. */
    static final String SHIPPED = "shipped";

    /** What tills tell, receipt by receipt, where the feed leaves it to them. */
    private static final Set<String> OVER_THE_COUNTER = Set.of("sold", "refunded");

    static final String APPLIED = "applied";
    static final String WAITING = "waiting";
    static final String NOTED = "noted";
    static final String IN_SNAPSHOT = "in-snapshot";

    /** Of what others tell, the word is noted and moves nothing. */
    static boolean toldByOthers(String reason, FeedConfig config) {
        return reason.equals(SHIPPED)
                || config.sales() == FeedConfig.Sales.COUNTER && OVER_THE_COUNTER.contains(reason);
    }

    /** Whether facts with this reason say that the node's stock is told by facts: what leaves does not. */
    static boolean isStock(String reason) {
        return !reason.equals(SHIPPED) && !OVER_THE_COUNTER.contains(reason);
    }

    /** Whether a snapshot had seen it; in doubt a fall had not been seen and a rise had. */
    boolean seenBy(Feed.Rank snapshot, FeedConfig config) {
        if (config.netting() == FeedConfig.Netting.NUMBERED) return number <= snapshot.watermark();
        return change < 0
                ? at.isBefore(snapshot.cutAt().minus(config.doubt()))
                : !at.isAfter(snapshot.cutAt().plus(config.doubt()));
    }
}
