package dev.dovetail.console.shell;

import dev.dovetail.ground.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What waits behind each entry, counted at most once in five seconds: every page shows it. */
final class WaitingCounts {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Map<Of, Count> counts = new ConcurrentHashMap<>();

    private record Of(String key, int client) {}

    private record Count(long waiting, Instant at) {}

    WaitingCounts(InstantSource clock) {
        this.clock = clock;
    }

    long of(Badge badge, Caller caller) {
        var now = clock.instant();
        var of = new Of(badge.key(), caller.client());
        var known = counts.get(of);
        if (known == null || known.at().plus(REMEMBERED).isBefore(now)) {
            known = new Count(badge.waiting(caller), now);
            counts.put(of, known);
        }
        return known.waiting();
    }
}
