package dev.dovetail.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Orders that come due at a steady rate over a limited number of keep-alive connections, as a load balancer sends them. */
final class OpenLoop {
    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    private final Target target;
    private final int connections;
    private final Duration grace;
    private final Orders orders = new Orders(false);

    /** @param grace see {@link Schedule} */
    OpenLoop(Target target, int connections, Duration grace) {
        this.target = target;
        this.connections = connections;
        this.grace = grace;
    }

    Offered run(double perSecond, Duration time) {
        var clients = dialAll();
        long start = System.nanoTime();
        var schedule = new Schedule(start, perSecond, time, grace);
        var offered = new Offered(start, time, schedule.count());
        var failed = new ConcurrentLinkedQueue<Throwable>();
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (var client : clients)
                CompletableFuture.runAsync(() -> work(client, schedule, offered), threads)
                        .exceptionally(e -> {
                            failed.add(e);
                            return null;
                        });
        }
        for (var why : failed) throw new IllegalStateException("a client failed: " + why, why);
        return offered;
    }

    private List<LoadClient> dialAll() {
        var clients = new ArrayList<LoadClient>();
        for (int i = 0; i < connections; i++) clients.add(dial());
        return clients;
    }

    private void work(LoadClient first, Schedule schedule, Offered offered) {
        var client = first;
        for (long due = schedule.next(System.nanoTime());
                due != Schedule.OVER;
                due = schedule.next(System.nanoTime())) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                LockSupport.parkNanos(left);
            offered.sent();
            if (!ask(client, due, offered)) {
                close(client);
                client = dial();
            }
        }
        close(client);
    }

    /** Answers whether the connection is good for another. */
    private boolean ask(LoadClient client, long due, Offered offered) {
        try {
            var number = Orders.number();
            int status = client.post("/api/v1/orders", number, orders.body(number));
            if (status == CREATED) offered.accepted(due, System.nanoTime());
            else if (status == UNAVAILABLE && client.refusedAsPromised()) offered.refused();
            else offered.wrong("status " + status);
            return !client.closing();
        } catch (IOException e) {
            offered.wrong(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private LoadClient dial() {
        try {
            return new LoadClient(target.port(), target.key());
        } catch (IOException e) {
            throw new UncheckedIOException("the server takes no connection", e);
        }
    }

    private static void close(LoadClient client) {
        try {
            client.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }
}
