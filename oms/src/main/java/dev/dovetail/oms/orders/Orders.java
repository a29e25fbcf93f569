package dev.dovetail.oms.orders;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Every change to an order after its capture goes through {@link #apply}; capture itself is
 * {@code oms.intake}'s.
 */
@Service
public class Orders {
    /** The order family: all that shares an order's slot. */
    public static final Family FAMILY = new Family("oms.order", "slot", false);

    private final OrderStore store;
    private final RevisionStore revisions;
    private final OrderReader reader;
    private final OrderMessages messages;
    private final Outbox outbox;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Orders(
            OrderStore store,
            RevisionStore revisions,
            OrderReader reader,
            OrderMessages messages,
            Outbox outbox,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.revisions = revisions;
        this.reader = reader;
        this.messages = messages;
        this.outbox = outbox;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Locks the orders, lowest slot and id first, and reads them as they then stand. Taken before pools, after claims, by
     * whoever decides on an order's state. An unknown id is not in the answer.
     */
    public Map<OrderId, LockedOrder> lock(Collection<OrderId> orders) {
        if (orders.isEmpty()) return Map.of();
        return transactions.run(() -> {
            store.lock(orders);
            return reader.read(orders);
        });
    }

    /**
     * Moves the units the facts name, writes the facts, derives the status, sets the promised day where a fact names one, and tells the channels, all together and in a
     * number of statements that does not grow with the number of orders. Several changes to one order are applied in the
     * order given. A counter that would fall below zero, or an unknown line, is a fault and nothing is written.
     */
    public void apply(List<OrderChange> changes) {
        if (changes.isEmpty()) return;
        transactions.run(() -> {
            var byOrder = changes.stream().collect(groupingBy(OrderChange::order));
            store.raiseVersions(byOrder);
            revisions.insertLines(changes);
            store.move(LineDelta.of(changes));
            store.repromise(changes);
            store.deriveStatus(byOrder.keySet());
            var tellings = reader.tellings(byOrder.keySet());
            var written = messages.number(changes, tellings);
            var heard = written.stream()
                    .filter(fact -> messages.isHeard(fact, tellings))
                    .collect(toCollection(LinkedHashSet::new));
            store.insertFacts(written, heard);
            tell(heard, tellings);
            tellOfCancelled(changes, tellings);
            events.publishEvent(new OrdersChanged(changes));
            var waits = changes.stream().filter(WaitsMoved::by).toList();
            if (!waits.isEmpty()) events.publishEvent(new WaitsMoved(waits));
        });
    }

    /** Who holds such an order looks whether anything is left to hold. */
    private void tellOfCancelled(List<OrderChange> changes, Map<OrderId, Telling> tellings) {
        var cancelled = new TreeMap<OrderId, Cause>(comparingLong(OrderId::value));
        for (var change : changes)
            if (requireNonNull(tellings.get(change.order())).held()
                    && change.fact().moves().stream().anyMatch(move -> move.to() == Counter.CANCELLED))
                cancelled.put(change.order(), change.cause());
        if (!cancelled.isEmpty()) events.publishEvent(new HeldUnitsCancelled(cancelled));
    }

    /**
     * As {@link #apply}, and writes with it what an amendment says of money and address. The order's total is worked out
     * anew. Refuses {@code orders.total-negative}.
     */
    public void amend(OrderRevision revision, List<OrderChange> changes) {
        transactions.run(() -> {
            revisions.revise(revision);
            apply(changes);
            revisions.total(revision.order());
        });
    }

    private void tell(Set<WrittenFact> heard, Map<OrderId, Telling> tellings) {
        if (heard.isEmpty()) return;
        var orders = heard.stream().map(fact -> fact.change().order()).collect(toSet());
        outbox.record(FAMILY, messages.toChannels(heard, tellings, reader.names(orders)));
    }
}
