package dev.dovetail.lab.floor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lets many hands work at once, each on a virtual thread; who finds nothing to do rests a moment. */
public final class Shift implements AutoCloseable {
    private static final long SHORTEST_REST_MILLIS = 50;
    private static final long LONGEST_REST_MILLIS = 800;
    private static final int REMEMBERED = 100;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    public Shift(Collection<Hand> hands) {
        join(hands);
    }

    /** More come to work. */
    public void join(Collection<Hand> more) {
        more.forEach(hand -> threads.execute(() -> work(hand)));
    }

    private void work(Hand hand) {
        long rest = SHORTEST_REST_MILLIS;
        while (!over) {
            boolean busy = tried(hand);
            rest = busy ? SHORTEST_REST_MILLIS : Math.min(2 * rest, LONGEST_REST_MILLIS);
            if (!busy && !slept(rest)) return;
        }
    }

    private boolean tried(Hand hand) {
        try {
            return hand.step();
        } catch (RuntimeException e) {
            if (!over && troubles.size() < REMEMBERED)
                troubles.add(hand.getClass().getSimpleName() + ": " + e.getMessage());
            return false;
        }
    }

    private static boolean slept(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What stopped a worker for a moment; the first hundred. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Sends everybody home; a call under way is cut off. */
    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        threads.close();
    }
}
