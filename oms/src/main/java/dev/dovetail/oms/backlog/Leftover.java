package dev.dovetail.oms.backlog;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.backlog.BacklogStore.Candidate;
import dev.dovetail.oms.backlog.BacklogStore.Supply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a look at who waits left, and whether others may want it. Pure. */
final class Leftover {
    private record Line(OrderId order, int line) {}

    private final Map<Sku, Long> left = new HashMap<>();
    private final Map<Line, Long> got = new HashMap<>();

    Leftover(Map<Supply, Long> available, List<Wait> served) {
        available.forEach((supply, units) -> left.merge(supply.sku(), units, Long::sum));
        for (var one : served) {
            left.merge(one.sku(), -one.quantity(), Long::sum);
            got.put(new Line(one.order(), one.line()), one.quantity());
        }
    }

    /**
     * Behind whom to look for others: where some is left and not all who were looked at got all they want.
     *
     * @param candidates by rank
     * @param cut whether there were more than could be looked at at once
     */
    List<ReadOn.From> behind(List<Candidate> candidates, boolean cut) {
        var last = new LinkedHashMap<Supply, Wait>();
        Set<Supply> lacking = new HashSet<>();
        for (var one : candidates) {
            var wait = one.line();
            last.put(one.supply(), wait);
            if (got.getOrDefault(new Line(wait.order(), wait.line()), 0L) < wait.quantity()) lacking.add(one.supply());
        }
        return last.entrySet().stream()
                .filter(e -> cut || lacking.contains(e.getKey()))
                .filter(e -> left.getOrDefault(e.getKey().sku(), 0L) > 0)
                .map(e -> ReadOn.From.of(e.getKey(), e.getValue()))
                .toList();
    }
}
