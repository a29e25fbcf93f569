package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import dev.dovetail.ground.handoff.Inbox.Arrival;
import dev.dovetail.ground.storage.Transactions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers to owners inside the house: many messages in one transaction, halved until a bad one stands alone. */
final class InwardDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(InwardDelivery.class);

    private final Inbox inbox;
    private final Transactions transactions;
    private final Backoff backoff;

    InwardDelivery(Inbox inbox, Transactions transactions, Backoff backoff) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.backoff = backoff;
    }

    /** What is to be marked; messages held by a neighbour that failed just now are left out. */
    List<Mark> deliver(Inward inward, List<Due> messages) {
        var marks = new ArrayList<Mark>();
        halve(inward, messages, marks, new ArrayList<>());
        return marks;
    }

    private void halve(Inward inward, List<Due> messages, List<Mark> marks, List<Due> failed) {
        var free = messages.stream()
                .filter(due -> failed.stream().noneMatch(bad -> bad.before(due)))
                .toList();
        if (free.isEmpty()) return;
        try {
            transactions.run(() -> apply(inward, free));
            free.forEach(due -> marks.add(due.sent()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            if (Backoff.databaseAway(e)) throw e;
            if (free.size() > 1) {
                int middle = free.size() / 2;
                halve(inward, free.subList(0, middle), marks, failed);
                halve(inward, free.subList(middle, free.size()), marks, failed);
            } else {
                marks.add(failure(free.getFirst(), e));
                failed.add(free.getFirst());
            }
        }
    }

    private void apply(Inward inward, List<Due> messages) {
        inbox.apply(
                inward,
                messages.stream()
                        .map(due -> new Arrival(due.message(), inward.destination()))
                        .toList());
    }

    private Mark failure(Due due, Throwable cause) {
        var mark = backoff.after(due, Due.PENDING, cause);
        var message = due.message();
        if (!Backoff.expected(cause))
            LOG.error("a fault in {} {} to {}", message.type(), message.id(), message.destination(), cause);
        if (mark.state().equals(Due.DEAD))
            LOG.warn("dead letter {} {} to {}: {}", message.type(), message.id(), message.destination(), mark.why());
        return mark;
    }
}
