package dev.dovetail.lab.wire;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Repeats calls with back-off and jitter until they are answered, or a limit of silence has passed. */
final class Patient implements Api {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2000;
    private final Api api;
    private final Duration limit;
    private final Consumer<String> notice;

    Patient(Api api, Duration limit, Consumer<String> notice) {
        this.api = api;
        this.limit = limit;
        this.notice = notice;
    }

    @Override
    public Reply call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        long giveUp = System.nanoTime() + limit.toNanos();
        for (long pause = FIRST_MILLIS; ; pause = Math.min(2 * pause, LONGEST_MILLIS)) {
            try {
                var reply = api.call(method, path, body, headers);
                boolean later = reply.status() == 503 || reply.status() == 429;
                if (!later || System.nanoTime() > giveUp) return reply;
                rest(Math.clamp(reply.retryAfter().toMillis(), pause, LONGEST_MILLIS));
            } catch (Unreachable e) {
                notice.accept(String.valueOf(e.getMessage()));
                if (System.nanoTime() > giveUp) throw e;
                rest(pause);
            }
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", e);
        }
    }
}
