package dev.dovetail.ground.threads;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Looks things up for several callers at once: while one look is under way, the next gathers, with no timer. Nothing is
 * remembered: what a caller is answered was read after he asked.
 *
 * @param <K> what is asked for
 * @param <V> what is found; of a key that is not there, nothing
 */
public final class Together<K, V> {
    private static final int MOST_KEYS = 1_000;
    private static final int LOOKS_AT_ONCE = 2;

    private final Function<Set<K>, Map<K, V>> look;
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);
    private Round<K, V> gathering = new Round<>();

    public Together(Function<Set<K>, Map<K, V>> look) {
        this.look = look;
    }

    private static final class Round<K, V> {
        private final Set<K> keys = new HashSet<>();
        private final CompletableFuture<Map<K, V>> found = new CompletableFuture<>();
    }

    /** What is known of these; what fails fails for all who asked with them. */
    public Map<K, V> find(Collection<K> keys) {
        if (keys.isEmpty()) return Map.of();
        Round<K, V> round;
        boolean first;
        synchronized (this) {
            if (gathering.keys.size() >= MOST_KEYS) gathering = new Round<>();
            round = gathering;
            first = round.keys.isEmpty();
            round.keys.addAll(keys);
        }
        if (first) look(round);
        var all = found(round);
        var mine = new HashMap<K, V>();
        for (var key : keys) {
            var value = all.get(key);
            if (value != null) mine.put(key, value);
        }
        return mine;
    }

    /** Who asked first of a round looks for all of it; until it is his turn others may join. */
    private void look(Round<K, V> round) {
        looks.acquireUninterruptibly();
        try {
            synchronized (this) {
                if (gathering == round) gathering = new Round<>();
            }
            round.found.complete(look.apply(round.keys));
        } catch (RuntimeException | Error e) {
            round.found.completeExceptionally(e);
        } finally {
            looks.release();
        }
    }

    private static <V, K> Map<K, V> found(Round<K, V> round) {
        try {
            return round.found.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }
}
