package dev.dovetail.lab.restarts;

import dev.dovetail.lab.processes.ServerProcess;
import dev.dovetail.lab.wire.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Buyers who place orders one after another, each under a key of its own. Who is not answered, or told to come later, asks again
 * under the same key, of the next server, until he is answered.
 */
final class Buyers implements AutoCloseable {
    private static final int MANY = 10;
    private static final Duration PACE = Duration.ofMillis(30);
    private static final long LONGEST_PAUSE_MILLIS = 400;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

    private final List<ServerProcess> servers;
    private final Receipts receipts;
    private final AtomicLong numbers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean leaving;

    /** @param numbers where the last order's number is kept, for those who come after these */
    Buyers(List<ServerProcess> servers, Receipts receipts, AtomicLong numbers, long seed) {
        this.servers = servers;
        this.receipts = receipts;
        this.numbers = numbers;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < MANY; i++) {
            int first = i % servers.size();
            var own = random.split();
            threads.add(Thread.ofVirtual().name("buyer-" + i).start(() -> shop(first, own)));
        }
    }

    /** Places these orders, each as a buyer would. */
    static void buyAll(List<ServerProcess> servers, Receipts receipts, List<Bought> orders) {
        int at = 0;
        for (var order : orders) at = buy(servers, receipts, order, at);
    }

    private void shop(int first, SplittableRandom random) {
        int at = first;
        while (!leaving) {
            at = buy(servers, receipts, Bought.draw("K" + numbers.incrementAndGet(), random), at);
            pause(PACE.toMillis());
        }
    }

    /** Answers which server answered. */
    private static int buy(List<ServerProcess> servers, Receipts receipts, Bought order, int first) {
        long begun = System.nanoTime();
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        long pause = 10;
        for (int at = first; System.nanoTime() < giveUp; at = (at + 1) % servers.size()) {
            if (answered(receipts, order, servers.get(at))) {
                receipts.waited((System.nanoTime() - begun) / 1_000_000);
                return at;
            }
            pause(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        receipts.odd(order.number() + " was never answered");
        return first;
    }

    private static boolean answered(Receipts receipts, Bought order, ServerProcess server) {
        long asked = System.nanoTime();
        try {
            var reply = server.api().call("POST", "/orders", order.body(), Map.of("Idempotency-Key", order.number()));
            receipts.answer(Integer.toString(reply.status()));
            return settled(receipts, order, reply, asked);
        } catch (Api.Unreachable e) {
            receipts.answer("no answer");
            return false;
        }
    }

    private static boolean settled(Receipts receipts, Bought order, Api.Reply reply, long asked) {
        if (reply.ok()) {
            receipts.taken(order, reply.body().path("orderId").asLong(), asked);
            return true;
        }
        boolean soldOut = reply.status() == 409 && reply.code().equals("availability.not-enough");
        if (soldOut) receipts.refused(order);
        boolean later = reply.status() == 503 && reply.retryAfter().isPositive();
        if (!soldOut && !later) receipts.odd(reply.status() + " " + reply.code() + ": " + reply.body());
        return soldOut || reply.status() < 500;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody begins another order; waits until everybody is answered. */
    @Override
    public void close() {
        leaving = true;
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
