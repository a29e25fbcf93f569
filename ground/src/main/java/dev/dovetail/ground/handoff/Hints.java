package dev.dovetail.ground.handoff;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Which keys of this process have just been given something to deliver. Only a hint: the sweep finds what a hint lost. */
@Component
class Hints {
    private final Map<Family, Bell> bells = new ConcurrentHashMap<>();

    void ring(Family family, Collection<Integer> keys) {
        bell(family).ring(keys);
    }

    /** The keys of the share hinted at since the last call; waits for the first one, but no longer than {@code atMost}. */
    SortedSet<Integer> await(Share share, Duration atMost) throws InterruptedException {
        return bell(share.family()).await(share, atMost);
    }

    private Bell bell(Family family) {
        return bells.computeIfAbsent(family, _ -> new Bell());
    }

    private static final class Bell {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private final SortedSet<Integer> keys = new TreeSet<>();

        void ring(Collection<Integer> more) {
            lock.lock();
            try {
                keys.addAll(more);
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }

        SortedSet<Integer> await(Share share, Duration atMost) throws InterruptedException {
            lock.lock();
            try {
                long left = atMost.toNanos();
                var mine = share.mine(keys);
                while (mine.isEmpty() && left > 0) {
                    left = rung.awaitNanos(left);
                    mine = share.mine(keys);
                }
                keys.removeAll(mine);
                return mine;
            } finally {
                lock.unlock();
            }
        }
    }
}
