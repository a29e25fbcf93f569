package dev.dovetail.oms.priority;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.Orders;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Changes which orders go first. */
@Service
public class Priorities {
    private final PriorityStore store;
    private final PriorityRules rules;
    private final Orders orders;
    private final Backlog backlog;
    private final Audit audit;
    private final Transactions transactions;

    Priorities(
            PriorityStore store,
            PriorityRules rules,
            Orders orders,
            Backlog backlog,
            Audit audit,
            Transactions transactions) {
        this.store = store;
        this.rules = rules;
        this.orders = orders;
        this.backlog = backlog;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * What became of a change.
     *
     * @param notReleased units that go to their nodes with the new priority
     * @param released units that are at nodes with the priority they were released with
     */
    public record Changed(String orderId, int from, int to, long notReleased, long released) {}

    /**
     * Gives an order another priority: what waits changes its rank, what is not released goes to its nodes with it. The same
     * again changes nothing. Refuses {@code orders.not-found}, and {@code priority.nothing-left} where nothing is left to
     * ship.
     */
    public Changed change(OrderId id, int to, String why, Cause cause) {
        return transactions.run(() -> {
            var order = orders.lock(List.of(id)).get(id);
            if (order == null)
                throw new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", id.toString())));
            long here = units(order, Counter.OPEN, Counter.BACKORDERED, Counter.RESERVED);
            long there = units(order, Counter.RELEASED, Counter.PICKED, Counter.PACKED);
            if (here + there == 0)
                throw new Refused(
                        Refused.Kind.CONFLICT, new Refusal("priority.nothing-left", Map.of("order", id.toString())));
            int from = order.head().priority();
            if (from != to) {
                backlog.rank(id, to);
                orders.apply(
                        List.of(new OrderChange(id, new OrderFact.PriorityChanged(from, to, why, List.of()), cause)));
            }
            return new Changed(id.toString(), from, to, here, there);
        });
    }

    /** Writes the next version of the rules. Refuses {@code priority.changed-meanwhile} where {@code seen} is not the newest. */
    public PriorityTable put(int client, int seen, List<PriorityRule> table, Cause cause) {
        transactions.run(() -> {
            int newest = store.newest(client).map(PriorityTable::version).orElse(0);
            if (newest != seen || !store.add(client, seen + 1, table, cause))
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        new Refusal("priority.changed-meanwhile", Map.of("seen", seen, "version", newest)));
            audit.record(
                    cause, "priority.put", "priority:" + client, Map.of("version", seen + 1, "rules", table.size()));
        });
        rules.forget();
        return rules.current(client);
    }

    private static long units(LockedOrder order, Counter... counters) {
        long sum = 0;
        for (var line : order.lines())
            for (var counter : counters) sum += line.counters().of(counter);
        return sum;
    }
}
