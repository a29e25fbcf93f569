package dev.dovetail.oms.availability;

import dev.dovetail.ground.threads.Together;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was read and is not known to have changed. What is forgotten while it is being read is not remembered.
 *
 * @param <K> what is asked for
 * @param <V> what is known of it; does not change
 */
final class Copy<K, V> {
    private static final int MOST = 200_000;

    private final Together<K, V> reading;
    private final V nothing;
    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** @param nothing stands for a key that is not there */
    Copy(Together<K, V> reading, V nothing) {
        this.reading = reading;
        this.nothing = nothing;
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
        if (known.size() > MOST) forget();
        long before = changes.get();
        var read = new HashMap<>(reading.find(keys));
        for (var key : keys) read.putIfAbsent(key, nothing);
        known.putAll(read);
        if (before != changes.get()) known.keySet().removeAll(keys);
        return read;
    }

    void forget(Collection<K> keys) {
        changes.incrementAndGet();
        keys.forEach(known::remove);
    }

    void forget() {
        changes.incrementAndGet();
        known.clear();
    }
}
