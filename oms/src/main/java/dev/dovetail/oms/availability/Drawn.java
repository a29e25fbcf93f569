package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Units taken from a node's pools in the order a channel claims them: its fence first, then open. Pure, and the one rule:
 * what is planned on figures and what is taken from locked rows come from the same pools.
 *
 * @param left the figures after it
 * @param byPool what each pool gave; less in all than was wanted where there is not enough
 */
public record Drawn(List<Figure> left, Map<String, Long> byPool) {

    public static Drawn of(List<Figure> figures, NodeId node, String channel, long quantity) {
        var left = new ArrayList<>(figures);
        var byPool = new LinkedHashMap<String, Long>();
        long need = quantity;
        for (boolean open : new boolean[] {false, true})
            for (int i = 0; i < left.size() && need > 0; i++) {
                var figure = left.get(i);
                if (figure.isOpen() != open || !figure.node().equals(node) || !figure.claimableBy(channel)) continue;
                long units = Math.min(need, figure.available());
                if (units == 0) continue;
                left.set(i, figure.reserving(units));
                byPool.put(figure.pool(), units);
                need -= units;
            }
        return new Drawn(left, byPool);
    }

    /** Units that all pools gave together. */
    public long units() {
        return byPool.values().stream().mapToLong(Long::longValue).sum();
    }
}
