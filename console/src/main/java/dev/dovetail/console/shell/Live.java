package dev.dovetail.console.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something has changed, by server-sent events. A page asks for one figure; it is looked at every two
 * seconds while somebody looks, and sent when it differs. The page shows a button: it never moves what the eye is on.
 */
@Component
public class Live implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Live.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    /** A browser asks again by itself; the new request is checked for its permission again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int QUIET_TICKS = 10;
    private static final int MOST = 500;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService ticker;

    private static final class Watch {
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private final Function<Map<String, Long>, String> figure;
        private String last = "";
        private int quiet;

        private Watch(Function<Map<String, Long>, String> figure) {
            this.figure = figure;
        }

        /** @param looked numbers that were looked at in this tick already */
        private void look(Map<String, Long> looked) throws IOException {
            var now = figure.apply(looked);
            if (!now.equals(last)) {
                emitter.send(SseEmitter.event().name("figure").data(now));
                last = now;
                quiet = 0;
            } else if (++quiet >= QUIET_TICKS) {
                emitter.send(SseEmitter.event().comment("still here"));
                quiet = 0;
            }
        }
    }

    /** @param figure what the page shows, as text; looked at from another thread */
    public SseEmitter watch(Supplier<String> figure) {
        return watch(new Watch(_ -> figure.get()));
    }

    /**
     * As {@link #watch(Supplier)}, of a number that many pages watch: it is looked at once for all of them.
     *
     * @param thing names the number
     * @param figure what the page shows for it
     */
    public SseEmitter watch(String thing, LongSupplier look, LongFunction<String> figure) {
        return watch(new Watch(looked -> figure.apply(looked.computeIfAbsent(thing, _ -> look.getAsLong()))));
    }

    private SseEmitter watch(Watch watch) {
        if (watches.size() >= MOST) {
            watch.emitter.complete();
            return watch.emitter;
        }
        watch.emitter.onCompletion(() -> watches.remove(watch));
        watch.emitter.onTimeout(watch.emitter::complete);
        watches.add(watch);
        return watch.emitter;
    }

    private void tick() {
        var looked = new HashMap<String, Long>();
        for (var watch : watches) {
            try {
                watch.look(looked);
            } catch (DataAccessException e) {
                log.debug("a live figure could not be read", e);
            } catch (IOException | RuntimeException e) {
                watches.remove(watch);
                watch.emitter.completeWithError(e);
            }
        }
    }

    @Override
    public void start() {
        var made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("console-live").factory());
        var _ = made.scheduleWithFixedDelay(this::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        ticker = made;
    }

    /** Open streams are ended first, so that they do not hold up a graceful stop. */
    @Override
    public void stop() {
        var made = ticker;
        if (made != null) made.shutdownNow();
        ticker = null;
        watches.forEach(watch -> watch.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return ticker != null;
    }
}
