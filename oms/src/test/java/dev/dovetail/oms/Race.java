package dev.dovetail.oms;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two things at the same moment, each on a connection of its own. */
public final class Race {
    private Race() {}

    /** Both start when both are ready; what either throws comes out of here. */
    public static void between(Runnable one, Runnable other) {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> after(start, one));
            Future<?> second = threads.submit(() -> after(start, other));
            first.get();
            second.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Void after(CyclicBarrier start, Runnable work) throws Exception {
        start.await();
        work.run();
        return null;
    }
}
