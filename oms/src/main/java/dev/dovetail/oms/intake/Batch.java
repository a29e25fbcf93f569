package dev.dovetail.oms.intake;

import dev.dovetail.oms.intake.NormalOrder.Hash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;

/** Cuts what waits into batches: bounded in orders and lines, and never two orders that share a key. */
final class Batch {
    static final int MOST_ORDERS = 200;
    static final int MOST_LINES = 6_000;

    private Batch() {}

    /** Takes the next batch from the queue; what has to wait for the batch after it stays there, in its order. */
    static List<Waiting> next(Queue<Waiting> queue) {
        var batch = new ArrayList<Waiting>();
        var later = new ArrayList<Waiting>();
        var keys = new HashSet<Hash>();
        int lines = 0;
        while (batch.size() < MOST_ORDERS && !queue.isEmpty()) {
            var order = queue.element().order();
            if (!batch.isEmpty() && lines + order.lines().size() > MOST_LINES) break;
            var waiting = queue.remove();
            boolean newNumber = keys.add(order.keys().business());
            boolean newHeader = keys.add(order.keys().header());
            if (!newNumber || !newHeader) {
                later.add(waiting);
            } else {
                batch.add(waiting);
                lines += order.lines().size();
            }
        }
        later.addAll(queue);
        queue.clear();
        queue.addAll(later);
        return batch;
    }
}
