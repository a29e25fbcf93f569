package dev.dovetail.console.rules;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.routing.Comparison;
import dev.dovetail.oms.routing.Draft;
import dev.dovetail.oms.routing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Comparisons that run or are done, kept in memory for a while: a page can be left and come back to. One runs at a time, for it
 * takes a processor; it writes nothing, so whoever asks another process has it run there.
 */
@Component
class Trials implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Trials.class);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST = 12;

    private final Sandbox sandbox;
    private final InstantSource clock;
    private final ExecutorService one = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("rule-trial").daemon().factory());
    private final Map<Of, Trial> trials = new LinkedHashMap<>();

    Trials(Sandbox sandbox, InstantSource clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** @param inForce the version that it is compared with */
    record Of(int client, String draft, int version, int inForce, int orders) {}

    /** One comparison, as it stands. Its fields are changed by the thread that runs it, and read by pages. */
    static final class Trial {
        final Instant startedAt;
        volatile int done;
        volatile int all;
        volatile @Nullable Comparison comparison;
        volatile @Nullable String failure;

        Trial(Instant startedAt) {
            this.startedAt = startedAt;
        }

        boolean running() {
            return comparison == null && failure == null;
        }
    }

    /** What is known of it; null where nobody started it here. */
    synchronized @Nullable Trial find(Of of) {
        forget();
        return trials.get(of);
    }

    /** Starts it unless it runs or is done. */
    synchronized Trial start(Of of, Draft draft) {
        forget();
        var known = trials.get(of);
        if (known != null && known.failure == null) return known;
        var trial = new Trial(clock.instant());
        trials.put(of, trial);
        var _ = one.submit(() -> run(trial, draft, of));
        return trial;
    }

    private void run(Trial trial, Draft draft, Of of) {
        try {
            trial.comparison = sandbox.compare(of.client(), draft.rules(), of.orders(), (done, all) -> {
                trial.done = done;
                trial.all = all;
            });
        } catch (Malformed e) {
            trial.failure = e.detail();
        } catch (TryLater e) {
            trial.failure = String.valueOf(e.getMessage());
        } catch (Refused e) {
            trial.failure = e.refusal().toString();
        } catch (RuntimeException e) {
            log.error("a comparison of rules failed", e);
            trial.failure = "";
        }
    }

    private void forget() {
        var old = clock.instant().minus(KEPT);
        trials.values().removeIf(trial -> !trial.running() && trial.startedAt.isBefore(old));
        while (trials.size() > MOST) trials.remove(trials.keySet().iterator().next());
    }

    @Override
    public void destroy() {
        one.shutdownNow();
    }
}
