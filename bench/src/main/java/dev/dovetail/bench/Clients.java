package dev.dovetail.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same work from several clients for a time and counts what they did. */
final class Clients {
    private Clients() {}

    /** @param work does some orders and answers how many */
    static double rate(int clients, Duration time, Callable<Integer> work) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long done = 0;
        try (var pool = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<Long>>();
            for (int i = 0; i < clients; i++) running.add(pool.submit(() -> until(end, work)));
            for (var client : running) done += client.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause(), e.getCause());
        }
        return done * 1e9 / (System.nanoTime() - start);
    }

    private static long until(long end, Callable<Integer> work) throws Exception {
        long done = 0;
        while (System.nanoTime() < end) done += work.call();
        return done;
    }
}
