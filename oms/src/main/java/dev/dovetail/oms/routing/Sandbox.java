package dev.dovetail.oms.routing;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.sourcing.Rules;
import java.time.Duration;
import java.util.concurrent.Semaphore;
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

    private final Semaphore room = new Semaphore(1);
    private final Routing routing;
    private final PastOrders past;

    Sandbox(Routing routing, PastOrders past) {
        this.routing = routing;
        this.past = past;
    }

    /**
     * One at a time, else {@code rules.busy}.
     *
     * @param client whose orders, and golden orders
     * @param last so many of the newest captured orders, and all that are still to be released besides, 5,000 in all
     */
    public Comparison compare(int client, Rules rules, int last) {
        return compare(client, rules, last, (_, _) -> {});
    }

    /** Told how many orders of how many are done; 0 of 0 while they are read. */
    @FunctionalInterface
    public interface Progress {
        void at(int done, int all);
    }

    /** As {@link #compare(int, Rules, int)}, for somebody who watches. */
    public Comparison compare(int client, Rules rules, int last, Progress progress) {
        if (last < 1 || last > MOST_ORDERS)
            throw new Malformed("rules.orders", "/orders", "1 to " + MOST_ORDERS + " orders");
        if (!room.tryAcquire())
            throw new TryLater("rules.busy", Duration.ofSeconds(10), "rules are tried out once at a time");
        try {
            return compared(client, rules, last, progress);
        } finally {
            room.release();
        }
    }

    private Comparison compared(int client, Rules rules, int last, Progress progress) {
        long from = System.nanoTime();
        var then = routing.checked(rules);
        var broken = routing.broken(client, rules);
        var orders = past.read(client, last, MOST_ORDERS);
        var trial = new Trial(routing.current(), then);
        for (int i = 0; i < orders.size(); i += AT_ONCE) {
            progress.at(i, orders.size());
            var some = orders.subList(i, Math.min(i + AT_ONCE, orders.size()));
            some.parallelStream().map(trial::source).toList().forEach(trial::add);
        }
        return trial.comparison(broken, (System.nanoTime() - from) / 1_000_000);
    }
}
