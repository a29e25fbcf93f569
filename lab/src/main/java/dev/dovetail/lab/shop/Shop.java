package dev.dovetail.lab.shop;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.shop.Repeats.When;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Replays a log over many connections. What one customer does keeps its order: an invoice is sent only after the customer's
 * earlier ones were answered, so that a cancellation finds what it cancels and nothing later.
 */
public final class Shop {
    private static final int LATER = 100;

    private final Till till;
    private final Faults faults;
    private final Receipts receipts = new Receipts();
    private final Semaphore connections;
    private final Executor threads;
    private final AtomicInteger answered = new AtomicInteger();

    /** @param threads runs each invoice: virtual threads, or the calling thread in a trading day */
    public Shop(Api api, World world, Faults faults, String channel, int connections, Executor threads) {
        this.faults = faults;
        this.till = new Till(api, world, faults, new Counter(channel, "GBP"), receipts);
        this.connections = new Semaphore(connections, true);
        this.threads = threads;
    }

    public Receipts receipts() {
        return receipts;
    }

    /** Invoices answered so far, those sent again not counted. */
    public int answered() {
        return answered.get();
    }

    /**
     * Sends all invoices and waits for their answers.
     *
     * @param perSecond how many are begun in a second; 0 means as fast as they are answered
     */
    public void replay(List<Invoice> invoices, double perSecond) {
        var last = new HashMap<String, CompletableFuture<Void>>();
        var firsts = new ArrayList<CompletableFuture<Void>>();
        var all = new ArrayList<CompletableFuture<Void>>();
        var repeats = new Repeats(invoices, faults);
        long start = System.nanoTime();
        for (int i = 0; i < invoices.size() + LATER; i++) {
            if (i < invoices.size()) {
                if (perSecond > 0) until(start + (long) (i / perSecond * 1e9));
                var invoice = invoices.get(i);
                var before = last.getOrDefault(invoice.household(), CompletableFuture.completedFuture(null));
                firsts.add(before.thenRunAsync(() -> serve(invoice, repeats.of(invoice)), threads));
                last.put(invoice.household(), firsts.getLast());
            }
            int due = i - LATER;
            if (due >= 0 && repeats.of(invoices.get(due)) == When.LATER)
                all.add(later(invoices.get(due), firsts.get(due)));
        }
        all.addAll(firsts);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    /** Sends one invoice and waits for its answer. */
    public void send(Invoice invoice) {
        serve(invoice, When.NEVER);
    }

    private void serve(Invoice invoice, When again) {
        var twin = again == When.AT_ONCE
                ? CompletableFuture.runAsync(() -> connected(() -> till.repeat(invoice)), threads)
                : CompletableFuture.<Void>completedFuture(null);
        connected(() -> till.post(invoice));
        connected(() -> till.conflict(invoice));
        twin.join();
        answered.incrementAndGet();
    }

    private CompletableFuture<Void> later(Invoice invoice, CompletableFuture<Void> first) {
        return first.thenRunAsync(() -> connected(() -> till.repeat(invoice)), threads);
    }

    private void connected(Runnable call) {
        connections.acquireUninterruptibly();
        try {
            call.run();
        } finally {
            connections.release();
        }
    }

    private static void until(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime())
            LockSupport.parkNanos(left);
    }
}
