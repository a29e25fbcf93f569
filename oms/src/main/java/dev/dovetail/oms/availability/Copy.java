package dev.dovetail.oms.availability;

import dev.dovetail.ground.threads.Together;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was read and is not known to have changed. What is forgotten while it is being read is not remembered.
 *
 * @param <K> what is asked for
 * @param <V> what is known of it; does not change
 */
final class Copy<K, V> {
    private static final int MOST = 1_000_000; // figures; with more of them all are forgotten

    private final Together<K, V> reading;
    private final V nothing;
    private final ToIntFunction<V> size;
    private final Map<K, V> known = new ConcurrentHashMap<>();
    private long held;
    private long changes;

    /** @param nothing stands for a key that is not there; @param size how many figures a value is */
    Copy(Together<K, V> reading, V nothing, ToIntFunction<V> size) {
        this.reading = reading;
        this.nothing = nothing;
        this.size = size;
    }

    Map<K, V> find(Collection<K> keys) {
        var found = new HashMap<K, V>();
        var missing = new ArrayList<K>();
        for (var key : keys) {
            var value = known.get(key);
            if (value == null) missing.add(key);
            else found.put(key, value);
        }
        if (!missing.isEmpty()) found.putAll(read(missing));
        return found;
    }

    private Map<K, V> read(List<K> keys) {
        long before = changes();
        var read = new HashMap<>(reading.find(keys));
        for (var key : keys) read.putIfAbsent(key, nothing);
        remember(read, before);
        return read;
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void remember(Map<K, V> read, long before) {
        if (before != changes) return;
        if (held > MOST) forget();
        read.forEach((key, value) -> held += weight(value) - weight(known.put(key, value)));
    }

    synchronized void forget(Collection<K> keys) {
        changes++;
        for (var key : keys) held -= weight(known.remove(key));
    }

    synchronized void forget() {
        changes++;
        held = 0;
        known.clear();
    }

    /** A key counts too. */
    private long weight(@Nullable V value) {
        return value == null ? 0 : 1 + size.applyAsInt(value);
    }
}
