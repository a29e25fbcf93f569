package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Ref;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.handoff.Outward.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/** The calls to partners that are under way, outside any transaction; at most eight at a time to one partner. */
final class Calls {
    private static final int AT_ONCE = 8;
    private static final int WAITING_TOO = 24;

    private final int shares;
    private final Checkpoint checkpoint;
    private final IntConsumer answered;
    private final Set<Ref> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /**
     * @param shares how many there are of these: they share what one partner is called at a time
     * @param answered told the key of each message that was answered, so that somebody comes for it
     */
    Calls(int shares, Checkpoint checkpoint, IntConsumer answered) {
        this.shares = shares;
        this.checkpoint = checkpoint;
        this.answered = answered;
    }

    /** A call to be made: a send, or an ask where the message is in doubt. */
    record Call(Due due, Outward outward, Partner partner) {
        Call sending() {
            return new Call(due.in(Due.SENDING), outward, partner);
        }
    }

    record Answer(Due due, Outward outward, Outcome outcome) {}

    private record Line(Semaphore calls, Semaphore room) {
        static Line open(int shares) {
            int calls = Math.max(1, AT_ONCE / shares);
            return new Line(new Semaphore(calls, true), new Semaphore(calls + WAITING_TOO / shares));
        }
    }

    /** Takes a place in the partner's line; false when the message is under way or the line is full. */
    boolean reserve(Due due) {
        if (underWay.contains(due.ref()) || !line(due).room().tryAcquire()) return false;
        underWay.add(due.ref());
        return true;
    }

    /** Destinations whose line has no place left. */
    Set<String> full() {
        var full = new TreeSet<String>();
        lines.forEach((destination, line) -> {
            if (line.room().availablePermits() == 0) full.add(destination);
        });
        return full;
    }

    /** Gives the place back: no call was made, or its answer is taken. */
    void leave(Due due) {
        if (underWay.remove(due.ref())) line(due).room().release();
    }

    void make(Call call, Executor executor) {
        executor.execute(() -> {
            var line = line(call.due());
            line.calls().acquireUninterruptibly();
            try {
                checkpoint.reached(Checkpoint.BEFORE_SEND);
                var outcome = outcome(call);
                checkpoint.reached(Checkpoint.BEFORE_MARK);
                answers.add(new Answer(call.due(), call.outward(), outcome));
            } finally {
                line.calls().release();
            }
            answered.accept(call.due().message().key());
        });
    }

    /** What a call threw says nothing of what the partner did. */
    private static Outcome outcome(Call call) {
        var message = call.due().message();
        try {
            return call.due().state().equals(Due.IN_DOUBT)
                    ? call.outward().ask(message, call.partner())
                    : call.outward().send(message, call.partner());
        } catch (Throwable e) { // also what nobody should throw: without an answer the place in the line is lost
            return new Outcome.InDoubt(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    List<Answer> answers() {
        var taken = new ArrayList<Answer>();
        for (var answer = answers.poll(); answer != null; answer = answers.poll()) taken.add(answer);
        return taken;
    }

    /** They could not be written down yet. */
    void putBack(List<Answer> unsettled) {
        answers.addAll(unsettled);
    }

    /** Keys whose lease must not run out now. */
    Set<Integer> keys() {
        var keys = new TreeSet<Integer>();
        for (var ref : underWay) keys.add(ref.key());
        return keys;
    }

    private Line line(Due due) {
        return lines.computeIfAbsent(due.message().destination(), _ -> Line.open(shares));
    }
}
