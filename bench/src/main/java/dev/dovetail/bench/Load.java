package dev.dovetail.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A closed loop over keep-alive connections: each asks again as soon as it is answered. */
final class Load {
    private final Target target;
    private final int connections;

    Load(Target target, int connections) {
        this.target = target;
        this.connections = connections;
    }

    /** One request over an open connection. @return how many operations it was */
    interface Request {
        int ask(LoadClient client) throws IOException;
    }

    Sample round(Duration time, Request request) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var waits = new ConcurrentLinkedQueue<long[]>();
        long operations = 0;
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) running.add(threads.submit(() -> ask(end, request, waits)));
            for (var one : running) operations += one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause(), e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Sample(operations / seconds, operations, all);
    }

    private long ask(long end, Request request, ConcurrentLinkedQueue<long[]> waits) throws IOException {
        var mine = new ArrayList<Long>();
        long operations = 0;
        try (var client = new LoadClient(target.port(), target.key())) {
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                operations += request.ask(client);
                mine.add(System.nanoTime() - sent);
            }
        }
        waits.add(mine.stream().mapToLong(Long::longValue).toArray());
        return operations;
    }
}
