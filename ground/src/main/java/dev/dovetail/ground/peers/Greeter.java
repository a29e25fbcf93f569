package dev.dovetail.ground.peers;

import dev.dovetail.ground.handoff.Arrivals;
import dev.dovetail.ground.peers.PeerCalls.NoAnswer;
import dev.dovetail.ground.storage.Transactions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells each peer once, after the start, that we are here and what we hold of its messages. Where this database was set back
 * to an older state the peer sends the rest again; and what waited for us need not wait for its next try.
 */
@Component
class Greeter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);

    private final PeerStore peers;
    private final PeerCalls calls;
    private final Arrivals arrivals;
    private final Links links;
    private final boolean automatic;
    private final Set<Peer> greeted = new HashSet<>();
    private @Nullable ScheduledExecutorService timer;

    Greeter(PeerStore peers, PeerCalls calls, Arrivals arrivals, Links links, Environment environment) {
        this.peers = peers;
        this.calls = calls;
        this.arrivals = arrivals;
        this.links = links;
        this.automatic =
                environment.getProperty("dovetail.deliveries", "background").equals("background");
    }

    /** Greets those that were not greeted yet, or have changed since. */
    synchronized void greet() {
        for (var peer : peers.all()) {
            if (greeted.contains(peer) || links.rests(peer.code())) continue;
            try {
                var held = new Wire.Greeting(arrivals.held(peer.code()));
                int again = calls.call(peer, Wire.GREETING, held, Wire.Greeted.class)
                        .again();
                if (again > 0) LOG.warn("we were set back: peer {} sends {} messages again", peer.code(), again);
                links.answers(peer.code());
                greeted.add(peer);
            } catch (NoAnswer e) {
                links.failed(peer.code(), String.valueOf(e.getMessage()), e.after());
            }
        }
    }

    private void look() {
        try {
            greet();
        } catch (RuntimeException e) {
            LOG.warn("the peers could not be greeted; tried again in a second", e);
        }
    }

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }

    @Override
    public synchronized void start() {
        if (timer != null) return;
        var made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("peers").daemon().factory());
        var _ = made.scheduleWithFixedDelay(Transactions.background(this::look), 300, 1000, TimeUnit.MILLISECONDS);
        timer = made;
    }

    @Override
    public void stop() {
        ScheduledExecutorService ended;
        synchronized (this) {
            ended = timer;
            timer = null;
        }
        if (ended != null) ended.shutdownNow();
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
