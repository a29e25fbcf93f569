package dev.dovetail.ground.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Finds the caller behind an API key. What was found, and what was not, is remembered for ten seconds. */
@Component
class ApiKeys {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final ApiKeyStore store;
    private final InstantSource clock;
    private final Map<String, Found> seen = new ConcurrentHashMap<>();

    private record Found(Optional<Caller> caller, Instant at) {}

    ApiKeys(ApiKeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Caller> find(String key) {
        var now = clock.instant();
        byte[] hash = hash(key);
        var name = HexFormat.of().formatHex(hash);
        var known = seen.get(name);
        if (known != null && known.at().plus(REMEMBERED).isAfter(now)) return known.caller();
        var fresh = new Found(store.find(hash), now);
        if (seen.size() >= MOST) seen.clear(); // guessed keys must not fill the memory
        seen.put(name, fresh);
        return fresh.caller();
    }

    /** After a key was made or revoked here; other processes notice within ten seconds. */
    void forget() {
        seen.clear();
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
