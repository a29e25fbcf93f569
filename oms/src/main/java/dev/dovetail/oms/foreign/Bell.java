package dev.dovetail.oms.foreign;

import dev.dovetail.ground.storage.Transactions;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes who waits for a request; holds no connection meanwhile. What another process lays out is seen at the next look. */
@Component
class Bell {
    /** More of them are answered at once, with nothing. */
    private static final int MOST_WAITING = 200;

    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();

    void ringAfterCommit() {
        Transactions.afterCommit(this::ring);
    }

    private void ring() {
        lock.lock();
        try {
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    void await(long millis) {
        lock.lock();
        try {
            boolean inTime = rung.await(millis, TimeUnit.MILLISECONDS);
            if (!inTime) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
