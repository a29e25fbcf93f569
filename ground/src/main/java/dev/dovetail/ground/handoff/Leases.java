package dev.dovetail.ground.handoff;

import dev.dovetail.ground.storage.Transactions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The keys of one family that this worker holds. What it remembers is a hint; the fence in each mark is the law. */
final class Leases {
    private static final long RENEW_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LeaseStore store;
    private final OutboxStore outbox;
    private final Transactions transactions;
    private final Map<Integer, Held> held = new HashMap<>();
    private String holder;

    Leases(LeaseStore store, OutboxStore outbox, Transactions transactions, String holder) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.holder = holder;
    }

    private record Held(long fence, long sinceNanos) {}

    String holder() {
        return holder;
    }

    /** Those of the keys that are ours now, with their fences; takes and renews where needed. */
    Map<Integer, Long> hold(Collection<Integer> keys, Instant now) {
        long nanos = System.nanoTime();
        var stale = keys.stream().filter(key -> !fresh(key, nanos)).toList();
        if (!stale.isEmpty()) transactions.run(() -> take(stale, nanos, now));
        var fences = new TreeMap<Integer, Long>();
        for (int key : keys) {
            var lease = held.get(key);
            if (lease != null) fences.put(key, lease.fence());
        }
        return fences;
    }

    /** A key with a new fence had another holder, or none for a while: what was being sent then is unclear now. */
    private void take(Collection<Integer> keys, long nanos, Instant now) {
        var taken = store.take(holder, keys);
        var changed = new TreeMap<Integer, Long>();
        taken.forEach((key, fence) -> {
            var before = held.get(key);
            if (before == null || before.fence() != fence) changed.put(key, fence);
        });
        if (!changed.isEmpty()) outbox.recover(changed, now);
        keys.forEach(held::remove);
        taken.forEach((key, fence) -> held.put(key, new Held(fence, nanos)));
    }

    private boolean fresh(int key, long nanos) {
        var lease = held.get(key);
        return lease != null && nanos - lease.sinceNanos() < RENEW_AFTER_NANOS;
    }

    /** A mark was refused: someone else holds the key. */
    void lost(int key) {
        held.remove(key);
    }

    /** Ends this holder as a crash would, but does not make the next one wait. */
    void abandon(String next) {
        store.expire(holder, held.keySet());
        held.clear();
        holder = next;
    }
}
