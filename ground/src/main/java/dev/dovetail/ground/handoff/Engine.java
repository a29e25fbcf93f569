package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/** Delivers the messages of one share of a family: leases keys, numbers, reads what is due, has it taken, marks it. One round at a time. */
final class Engine {
    private static final int KEYS_AT_ONCE = 64;
    private static final int MESSAGES_AT_ONCE = 500;
    private static final int MESSAGES_PER_KEY = 32; // orders of one moment share their slot

    private final Share share;
    private final Kit kit;
    private final OutboxStore outbox;
    private final Leases leases;
    private final InwardDelivery inward;
    private final Settling settling;
    private final OutwardDelivery outward;
    private Calls calls;
    private PeerDelivery peers;

    Engine(Share share, Kit kit, String holder) {
        var family = share.family();
        this.share = share;
        this.kit = kit;
        this.outbox = new OutboxStore(kit.jdbc(), family, kit.routes());
        this.leases = new Leases(new LeaseStore(kit.jdbc(), family), outbox, kit.transactions(), holder);
        var backoff = new Backoff(kit.clock(), kit.random());
        var inbox = new Inbox(kit.jdbc(), kit.clock());
        this.inward = new InwardDelivery(inbox, kit.transactions(), backoff);
        this.settling = new Settling(inbox, kit.routes(), kit.transactions(), kit.clock(), backoff);
        this.outward = new OutwardDelivery(kit.partners(), kit.routes(), backoff);
        this.calls = calls();
        this.peers = new PeerDelivery(share, kit, outbox);
    }

    Share share() {
        return share;
    }

    SortedSet<Integer> sweep() {
        return share.mine(outbox.sweep(kit.clock().instant()));
    }

    /** One round over the keys, ascending; answers those where something moved, for there may be more. */
    synchronized Set<Integer> round(Collection<Integer> keys, Executor executor) {
        var moved = new TreeSet<Integer>();
        settle(moved);
        leases.hold(underWay(), kit.clock().instant());
        var rest = new ArrayList<>(new TreeSet<>(keys));
        for (int from = 0; from < rest.size(); from += KEYS_AT_ONCE)
            deliver(rest.subList(from, Math.min(rest.size(), from + KEYS_AT_ONCE)), moved, executor);
        settle(moved);
        return moved;
    }

    private void deliver(List<Integer> keys, Set<Integer> moved, Executor executor) {
        var fences = leases.hold(keys, kit.clock().instant());
        if (fences.isEmpty()) return;
        if (share.family().numbered()) outbox.number(fences);
        int limit = Math.max(MESSAGES_PER_KEY, MESSAGES_AT_ONCE / fences.size());
        var outside = new ArrayList<Due>();
        var inside = new TreeMap<String, List<Due>>();
        for (var due : outbox.due(
                fences,
                kit.clock().instant(),
                limit,
                calls.full(),
                kit.peering().ways()))
            if (kit.routes().inward(due.message().destination()) == null) outside.add(due);
            else
                inside.computeIfAbsent(due.message().destination(), _ -> new ArrayList<>())
                        .add(due);
        inside.forEach((destination, messages) -> moved.addAll(inside(destination, messages)));
        moved.addAll(outward.deliver(outside, calls, this::mark, executor));
        peers.deliver(fences, executor);
    }

    private Set<Integer> inside(String destination, List<Due> messages) {
        var taker = kit.routes().inward(destination);
        if (taker == null) return Set.of();
        kit.checkpoint().reached(Checkpoint.BEFORE_SEND);
        var marks = inward.deliver(taker, messages);
        kit.checkpoint().reached(Checkpoint.BEFORE_MARK);
        var keys = new TreeSet<Integer>();
        for (var mark : mark(marks)) keys.add(mark.key());
        return keys;
    }

    /** Writes marks under their fences; a mark that was refused means that the key has another holder. */
    private List<Mark> mark(List<Mark> marks) {
        var written = outbox.mark(leases.holder(), marks, kit.clock().instant());
        for (var mark : marks) if (!written.contains(mark.was().ref())) leases.lost(mark.key());
        return marks.stream().filter(mark -> written.contains(mark.was().ref())).toList();
    }

    private void settle(Set<Integer> moved) {
        peers.settle(this::mark, moved);
        var answers = calls.answers();
        if (answers.isEmpty()) return;
        try {
            settling.settle(answers, this::mark);
        } catch (RuntimeException e) {
            calls.putBack(answers);
            throw e;
        }
        for (var answer : answers) {
            calls.leave(answer.due());
            moved.add(answer.due().message().key());
        }
    }

    /** Whether calls to partners or peers are under way. */
    boolean busy() {
        return !underWay().isEmpty();
    }

    private Set<Integer> underWay() {
        var keys = calls.keys();
        keys.addAll(peers.keys());
        return keys;
    }

    /** Forgets everything, as a crash would, and goes on as another holder; the leases need not run out first. */
    synchronized void crash(String nextHolder) {
        leases.abandon(nextHolder);
        calls = calls();
        peers = new PeerDelivery(share, kit, outbox);
    }

    private Calls calls() {
        return new Calls(share.of(), kit.checkpoint(), key -> kit.hints().ring(share.family(), Set.of(key)));
    }
}
