package dev.dovetail.oms.intake;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The turn of one who waits. It ends once: given, or given up. */
record Turn(Thread waiter, AtomicBoolean ended) {
    static Turn ofThisThread() {
        return new Turn(Thread.currentThread(), new AtomicBoolean());
    }

    /** Until it is given, or there is room; false where it was given up, for time or an interrupt. */
    boolean await(BooleanSupplier full, long deadline) {
        while (full.getAsBoolean() && !isOver()) {
            long left = deadline - System.nanoTime();
            boolean interrupted = waiter.isInterrupted();
            if ((left <= 0 || interrupted) && end()) return false;
            if (!interrupted) LockSupport.parkNanos(this, left);
        }
        end(); // there may have been room before it was given
        return true;
    }

    /** False where it had ended. */
    boolean give() {
        if (!end()) return false;
        LockSupport.unpark(waiter);
        return true;
    }

    boolean isOver() {
        return ended.get();
    }

    private boolean end() {
        return ended.compareAndSet(false, true);
    }
}
