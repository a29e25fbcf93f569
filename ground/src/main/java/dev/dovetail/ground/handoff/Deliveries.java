package dev.dovetail.ground.handoff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Delivers what the outboxes hold, over all families: by threads in the background, or turn by turn, by hand.
 *
 * <p>The property {@code dovetail.deliveries} says which: {@code background} (the default) or {@code manual}.
 */
public class Deliveries implements SmartLifecycle {
    private static final Duration CALLS_END_WITHIN = Duration.ofSeconds(5);

    private final List<Engine> engines;
    private final Hints hints;
    private final String name;
    private final boolean background;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int life = 1;
    private @Nullable ExecutorService calls;

    Deliveries(Kit kit, List<Family> families, boolean background) {
        this.name = ProcessHandle.current().pid() + "-"
                + Long.toHexString(kit.random().nextLong());
        this.hints = kit.hints();
        this.background = background;
        this.engines = families.stream()
                .sorted(Comparator.comparing(Family::tables))
                .map(family -> new Engine(family, kit, holder()))
                .toList();
    }

    /**
     * One full round over all families, here and now: families and keys ascending, partners called in sequence, time
     * from the clock that was given. Whatever a {@link Checkpoint} throws comes out of it.
     *
     * @return whether anything moved; false means that nothing more can move before the clock does
     */
    public boolean turn() {
        boolean moved = false;
        for (var engine : engines)
            moved |= !engine.round(engine.sweep(), Runnable::run).isEmpty();
        return moved;
    }

    /** Forgets everything, as a crash of the worker would; its leases may be taken again at once, under a new fence. */
    public synchronized void crash() {
        life++;
        for (var engine : engines) engine.crash(holder());
    }

    /** Starts a thread for each family; once started, it does nothing. */
    @Override
    public synchronized void start() {
        if (isRunning()) return;
        calls = Executors.newVirtualThreadPerTaskExecutor();
        for (var engine : engines) {
            var worker = new Worker(engine, hints, calls);
            workers.add(worker);
            threads.add(Thread.ofPlatform()
                    .name("deliveries-" + engine.family().tables())
                    .start(worker));
        }
    }

    /** Ends the threads after their round, lets calls to partners end for a few seconds, and gives the leases back. */
    @Override
    public synchronized void stop() {
        if (calls == null) return;
        workers.forEach(Worker::stop);
        engines.forEach(engine -> hints.ring(engine.family(), List.of()));
        try {
            for (var thread : threads) thread.join();
            calls.shutdown();
            if (!calls.awaitTermination(CALLS_END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var engine : engines) engine.round(List.of(), Runnable::run);
        crash();
        workers.clear();
        threads.clear();
        calls = null;
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
