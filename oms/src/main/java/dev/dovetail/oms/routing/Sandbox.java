package dev.dovetail.oms.routing;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.sourcing.Rules;
import org.springframework.stereotype.Service;

/**
 * Tries rules out on orders that were captured, each with the stock that was in view then. It has no means of writing: what
 * it reads comes through transactions that the database holds read-only.
 */
@Service
public class Sandbox {
    public static final int MOST_ORDERS = 5_000;

    /** Sourced on all processors together, between two looks at how far it is. */
    private static final int AT_ONCE = 100;

    private final Routing routing;
    private final PastOrders past;

    Sandbox(Routing routing, PastOrders past) {
        this.routing = routing;
        this.past = past;
    }

    /**
     * @param last so many of the newest captured orders, and all that are still to be released besides, 5,000 in all
     */
    public Comparison compare(Rules rules, int last) {
        return compare(rules, last, (_, _) -> {});
    }

    /** Told how many orders of how many are done; 0 of 0 while they are read. */
    @FunctionalInterface
    public interface Progress {
        void at(int done, int all);
    }

    /** As {@link #compare(Rules, int)}, for somebody who watches. */
    public Comparison compare(Rules rules, int last, Progress progress) {
        if (last < 1 || last > MOST_ORDERS)
            throw new Malformed("rules.orders", "/orders", "1 to " + MOST_ORDERS + " orders");
        long from = System.nanoTime();
        var then = routing.checked(rules);
        var broken = routing.broken(rules);
        var orders = past.read(last, MOST_ORDERS);
        var trial = new Trial(routing.current(), then);
        for (int i = 0; i < orders.size(); i += AT_ONCE) {
            progress.at(i, orders.size());
            var some = orders.subList(i, Math.min(i + AT_ONCE, orders.size()));
            some.parallelStream().map(trial::source).toList().forEach(trial::add);
        }
        return trial.comparison(broken, (System.nanoTime() - from) / 1_000_000);
    }
}
