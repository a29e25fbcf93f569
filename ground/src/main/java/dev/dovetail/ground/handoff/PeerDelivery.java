package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import dev.dovetail.ground.handoff.Peering.Answer;
import dev.dovetail.ground.handoff.Peering.Batch;
import dev.dovetail.ground.handoff.Peering.Outcome;
import dev.dovetail.ground.handoff.Peering.Receipt;
import dev.dovetail.ground.handoff.Peering.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Delivers to other Dovetails, a batch at a time to each. A message stays pending until its receiver has answered: sent again,
 * it finds the receiver's inbox. A peer that is away costs no attempt, however long it is away.
 */
final class PeerDelivery {
    private static final int MESSAGES = 200;
    private static final int CHARACTERS = 1_000_000;
    private static final int MESSAGES_PER_KEY = 8;

    private final Share share;
    private final Kit kit;
    private final OutboxStore outbox;
    private final Map<String, Set<Integer>> underWay = new ConcurrentHashMap<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

    PeerDelivery(Share share, Kit kit, OutboxStore outbox) {
        this.share = share;
        this.kit = kit;
        this.outbox = outbox;
    }

    private record Answered(Batch batch, List<Due> messages, Answer answer) {}

    /** Keys whose lease must not run out now. */
    Set<Integer> keys() {
        var keys = new TreeSet<Integer>();
        underWay.values().forEach(keys::addAll);
        return keys;
    }

    /** Begins the calls that may be made now: none to a peer that is being called, or rests. */
    void deliver(Map<Integer, Long> fences, Executor executor) {
        var open = kit.peering().ways().stream()
                .filter(way ->
                        !underWay.containsKey(way.peer()) && !kit.peering().rests(way.peer()))
                .toList();
        if (open.isEmpty()) return;
        int limit = Math.max(MESSAGES_PER_KEY, MESSAGES / fences.size());
        var byPeer = new LinkedHashMap<String, List<Due>>();
        for (var due : outbox.dueThere(fences, kit.clock().instant(), limit, open))
            byPeer.computeIfAbsent(peer(open, due.message()), _ -> new ArrayList<>())
                    .add(due);
        byPeer.forEach((peer, messages) -> begin(peer, fitting(messages), executor));
    }

    private static String peer(List<Way> ways, Message message) {
        return ways.stream()
                .filter(way -> way.leadsTo(message))
                .findFirst()
                .orElseThrow()
                .peer();
    }

    /** What one call carries: the first of them, as many as fit, and one in any case. */
    private static List<Due> fitting(List<Due> messages) {
        int count = 0;
        long characters = 0;
        for (var due : messages) {
            characters += due.message().body().length();
            if (count == MESSAGES || count > 0 && characters > CHARACTERS) break;
            count++;
        }
        return messages.subList(0, count);
    }

    private void begin(String peer, List<Due> messages, Executor executor) {
        var keys = new TreeSet<Integer>();
        for (var due : messages) keys.add(due.message().key());
        var receipts = outbox.receipts(share.family().tables(), peer, keys);
        var bodies = messages.stream().map(Due::message).toList();
        var batch = new Batch(share.family().tables(), peer, receipts, bodies);
        underWay.put(peer, keys);
        executor.execute(() -> call(batch, messages, keys));
    }

    private void call(Batch batch, List<Due> messages, Set<Integer> keys) {
        kit.checkpoint().reached(Checkpoint.BEFORE_SEND);
        Answer answer;
        try {
            answer = kit.peering().deliver(batch);
        } catch (Throwable e) { // also what nobody should throw: without an answer nothing more goes to this peer
            answer = new Answer.Away(e.getClass().getSimpleName() + ": " + e.getMessage(), null);
        }
        kit.checkpoint().reached(Checkpoint.BEFORE_MARK);
        answers.add(new Answered(batch, messages, answer));
        kit.hints().ring(share.family(), keys);
    }

    /** Writes down what peers answered. */
    void settle(Marking marking, Set<Integer> moved) {
        for (var answered = answers.peek(); answered != null; answered = answers.peek()) {
            if (answered.answer() instanceof Answer.Told told) write(answered, told, marking, moved);
            answers.remove();
            underWay.remove(answered.batch().peer());
        }
    }

    private void write(Answered answered, Answer.Told told, Marking marking, Set<Integer> moved) {
        var peer = answered.batch().peer();
        if (!told.behind().isEmpty()) {
            outbox.setBack(peer, told.behind(), kit.clock().instant());
            told.behind().stream().map(Receipt::key).forEach(moved::add);
        }
        var dues = new HashMap<Long, Due>();
        for (var due : answered.messages()) dues.put(due.message().id(), due);
        var marks = new ArrayList<Mark>();
        for (var outcome : told.outcomes()) {
            var due = dues.remove(outcome.id());
            if (due != null) marks.add(mark(due, peer, outcome));
        }
        for (var mark : marking.write(marks)) moved.add(mark.key());
    }

    private Mark mark(Due due, String peer, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(var _, var receipt) -> due.takenBy(peer, receipt);
            case Outcome.Refused(var _, var why) -> due.deadAt(peer, Backoff.text(why));
            case Outcome.Later(var _, var why, var after) ->
                due.again(Due.PENDING, kit.clock().instant().plus(after), Backoff.text(why));
        };
    }
}
