package dev.dovetail.ground.handoff;

import dev.dovetail.ground.storage.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Delivers over all families, by threads of their own or turn by turn. */
class Delivering implements Deliveries {
    private static final Duration CALLS_END_WITHIN = Duration.ofSeconds(5);

    /** Threads for each family: with more of them rounds get shorter, until they only wait for processors. */
    private static final int SHARES = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final List<Engine> engines;
    private final Hints hints;
    private final String name;
    private final boolean background;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int life = 1;
    private @Nullable ExecutorService calls;

    Delivering(Kit kit, List<Family> families, boolean background) {
        this.name = ProcessHandle.current().pid() + "-"
                + Long.toHexString(kit.random().nextLong());
        this.hints = kit.hints();
        this.background = background;
        this.engines = families.stream()
                .sorted(Comparator.comparing(Family::tables))
                .flatMap(family -> shares(family, background ? SHARES : 1))
                .map(share -> new Engine(share, kit, holder()))
                .toList();
    }

    private static Stream<Share> shares(Family family, int of) {
        return IntStream.range(0, of).mapToObj(index -> new Share(family, index, of));
    }

    @Override
    public boolean turn() {
        boolean moved = false;
        for (var engine : engines)
            moved |= !engine.round(engine.sweep(), Runnable::run).isEmpty();
        return moved;
    }

    @Override
    public synchronized void crash() {
        life++;
        for (var engine : engines) engine.crash(holder());
    }

    /** Starts a thread for each share; once started, it does nothing. */
    @Override
    public synchronized void start() {
        if (isRunning()) return;
        calls = Executors.newVirtualThreadPerTaskExecutor();
        for (var engine : engines) {
            var worker = new Worker(engine, hints, calls);
            workers.add(worker);
            threads.add(
                    Thread.ofPlatform().name("deliveries-" + engine.share()).start(Transactions.background(worker)));
        }
    }

    /** Ends the threads after their round, lets calls to partners end for a few seconds, and gives the leases back. */
    @Override
    public synchronized void stop() {
        if (calls == null) return;
        workers.forEach(Worker::stop);
        engines.forEach(engine -> hints.ring(engine.share().family(), List.of()));
        try {
            for (var thread : threads) thread.join();
            calls.shutdown();
            if (!calls.awaitTermination(CALLS_END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            for (var engine : engines) engine.round(List.of(), Runnable::run);
        } finally {
            crash();
            workers.clear();
            threads.clear();
            calls = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return calls != null;
    }

    @Override
    public boolean isAutoStartup() {
        return background;
    }

    private String holder() {
        return name + "/" + life;
    }
}
