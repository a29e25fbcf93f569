package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Calls.Answer;
import dev.dovetail.ground.handoff.Due.Mark;
import dev.dovetail.ground.handoff.Inbox.Arrival;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.handoff.Outward.Outcome.Done;
import dev.dovetail.ground.handoff.Outward.Outcome.InDoubt;
import dev.dovetail.ground.handoff.Outward.Outcome.NotDone;
import dev.dovetail.ground.handoff.Outward.Outcome.Refused;
import dev.dovetail.ground.handoff.Outward.Reply;
import dev.dovetail.ground.storage.Transactions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what partners answered: the mark and the effect of the replies in one transaction, halved when one is bad. */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Inbox inbox;
    private final Routes routes;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Backoff backoff;

    Settling(Inbox inbox, Routes routes, Transactions transactions, InstantSource clock, Backoff backoff) {
        this.inbox = inbox;
        this.routes = routes;
        this.transactions = transactions;
        this.clock = clock;
        this.backoff = backoff;
    }

    private record Settled(Mark mark, List<Reply> replies, Outward outward) {}

    /** @param marking writes under fences */
    void settle(List<Answer> answers, Marking marking) {
        halve(answers.stream().map(this::settled).toList(), marking);
    }

    private void halve(List<Settled> all, Marking marking) {
        try {
            transactions.run(() -> write(all, marking));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            if (Backoff.databaseAway(e)) throw e;
            if (all.size() > 1) {
                halve(all.subList(0, all.size() / 2), marking);
                halve(all.subList(all.size() / 2, all.size()), marking);
            } else {
                marking.write(List.of(replyFailed(all.getFirst(), e)));
            }
        }
    }

    /** Only the replies of what was marked under its fence: the next holder asks for the others itself. */
    private void write(List<Settled> all, Marking marking) {
        var written =
                new HashSet<>(marking.write(all.stream().map(Settled::mark).toList()));
        var replies = new TreeMap<String, List<Arrival>>();
        for (var settled : all) if (written.contains(settled.mark())) arrivals(settled, replies);
        replies.forEach((destination, arrivals) -> {
            var inward = routes.inward(destination);
            if (inward == null) throw new IllegalStateException("nobody takes replies to " + destination);
            inbox.apply(inward, arrivals);
        });
    }

    /** A reply has its message's id, and counts once for each of its types: a refusal may be followed by a success. */
    private static void arrivals(Settled settled, TreeMap<String, List<Arrival>> replies) {
        var asked = settled.mark().was().message();
        int index = 0;
        for (var reply : settled.replies()) {
            var message = asked.answeredBy(reply);
            var consumer = reply.destination() + "/" + reply.type() + (index == 0 ? "" : "/" + index);
            replies.computeIfAbsent(reply.destination(), _ -> new ArrayList<>()).add(new Arrival(message, consumer));
            index++;
        }
    }

    private Settled settled(Answer answer) {
        var due = answer.due();
        boolean asked = due.state().equals(Due.IN_DOUBT);
        return switch (answer.outcome()) {
            case Done(var replies) -> new Settled(asked ? due.settled() : due.sent(), replies, answer.outward());
            case Refused(var code, var why, var replies) -> {
                LOG.warn(
                        "{} {} refused by {}: {}",
                        due.message().type(),
                        due.message().id(),
                        due.message().destination(),
                        code);
                yield new Settled(due.dead(Backoff.text(code + ": " + why)), replies, answer.outward());
            }
            case Outcome other -> new Settled(open(due, asked, answer.outward(), other), List.of(), answer.outward());
        };
    }

    private Mark open(Due due, boolean asked, Outward outward, Outcome outcome) {
        return switch (outcome) {
            case NotDone(var why, var after)
            when asked ->
                due.again(
                        Due.PENDING,
                        after == null ? clock.instant() : clock.instant().plus(after),
                        Backoff.text(why));
            case NotDone(var why, var after) -> backoff.wait(due, Due.PENDING, Backoff.PARTNER_ATTEMPTS, after, why);
            case InDoubt(var why) -> backoff.wait(due, unclear(outward), Backoff.PARTNER_ATTEMPTS, null, why);
            case Done _, Refused _ -> throw new IllegalArgumentException("not open: " + outcome);
        };
    }

    /** The partner did it and our side could not take its answer: the resolver asks for the answer again. */
    private Mark replyFailed(Settled settled, Throwable cause) {
        var due = settled.mark().was();
        LOG.warn(
                "the answer to {} {} was not taken",
                due.message().type(),
                due.message().id(),
                cause);
        return backoff.after(due, unclear(settled.outward()), cause);
    }

    private static String unclear(Outward outward) {
        return outward.repeatable() ? Due.PENDING : Due.IN_DOUBT;
    }
}
