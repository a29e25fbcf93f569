package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import dev.dovetail.ground.handoff.Inbox.Arrival;
import dev.dovetail.ground.storage.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
        return deliver(inward, messages, _ -> {});
    }

    /** @param beforehand joins each transaction, and is given its messages before they have their effect */
    List<Mark> deliver(Inward inward, List<Due> messages, Consumer<List<Due>> beforehand) {
        var marks = new ArrayList<Mark>();
        halve(inward, messages, beforehand, new Outcome(marks, new ArrayList<>()));
        return marks;
    }

    private record Outcome(List<Mark> marks, List<Due> failed) {}

    private void halve(Inward inward, List<Due> messages, Consumer<List<Due>> beforehand, Outcome outcome) {
        var free = messages.stream()
                .filter(due -> outcome.failed.stream().noneMatch(bad -> bad.before(due)))
                .toList();
        if (free.isEmpty()) return;
        try {
            transactions.run(() -> {
                beforehand.accept(free);
                apply(inward, free);
            });
            free.forEach(due -> outcome.marks.add(due.sent()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            if (Backoff.databaseAway(e)) throw e;
            if (free.size() > 1) {
                int middle = free.size() / 2;
                halve(inward, free.subList(0, middle), beforehand, outcome);
                halve(inward, free.subList(middle, free.size()), beforehand, outcome);
            } else {
                outcome.marks.add(failure(free.getFirst(), e));
                outcome.failed.add(free.getFirst());
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
