package dev.dovetail.oms.intake;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Captures whatever waits: two threads for orders that come one by one, of which the second helps where many wait, and two for
 * streams, so that a stream never makes a buyer wait behind it. Where {@code dovetail.deliveries} is {@code manual}, as in a
 * trading day, there are no threads and callers capture inline.
 */
@Component
class Committer implements SmartLifecycle {
    private static final int ROOM = 4096;
    private static final int STREAM_ROOM = 1024;
    private static final Duration LONGEST_REST = Duration.ofMillis(100);

    private final Lane single;
    private final Lane streams;
    private final boolean automatic;

    Committer(Rounds rounds, Environment environment) {
        this.single = new Lane("intake-committer", ROOM, 2, rounds, LONGEST_REST);
        this.streams = new Lane("stream-committer", STREAM_ROOM, 2, rounds, LONGEST_REST);
        this.automatic =
                environment.getProperty("dovetail.deliveries", "background").equals("background");
    }

    /** Refuses {@code intake.full} rather than to let callers pile up. */
    void offer(Waiting waiting) {
        single.offer(waiting);
    }

    /** One order of a stream: waits until there is room. */
    void put(Waiting waiting, Duration patience) {
        streams.put(waiting, patience);
    }

    boolean takesStreams() {
        return streams.running();
    }

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }

    @Override
    public void start() {
        single.start();
        streams.start();
    }

    @Override
    public void stop() {
        single.stop();
        streams.stop();
    }

    @Override
    public boolean isRunning() {
        return single.running();
    }
}
