package dev.dovetail.ground.peers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which peers answer. One that does not is left alone for 1 s, 2 s, 4 s, at most half a minute, or as long as it asked for. */
@Component
class Links {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final long LONGEST_SECONDS = 30;
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    private final PeerStore peers;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();

    Links(PeerStore peers, InstantSource clock, RandomGenerator random) {
        this.peers = peers;
        this.clock = clock;
        this.random = random;
    }

    private record Rest(int failures, long untilNanos) {}

    boolean rests(String peer) {
        var rest = resting.get(peer);
        return rest != null && rest.untilNanos() - System.nanoTime() > 0;
    }

    /** Several calls that fail together are one failure. */
    void failed(String peer, String why, @Nullable Duration asked) {
        if (rests(peer)) return;
        var rest = resting.merge(peer, rest(1, asked), (before, _) -> rest(before.failures() + 1, asked));
        if (rest.failures() == 1) LOG.warn("peer {} is away: {}", peer, why);
        peers.away(peer, clock.instant(), why.length() <= 500 ? why : why.substring(0, 500));
    }

    private Rest rest(int failures, @Nullable Duration asked) {
        long seconds = Math.min(LONGEST_SECONDS, 1L << Math.min(failures - 1, 10));
        long nanos = Math.round(seconds * 1e9 * (0.75 + random.nextDouble() / 2));
        if (asked != null)
            nanos = Math.max(nanos, (asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED).toNanos());
        return new Rest(failures, System.nanoTime() + nanos);
    }

    /** It answered, or it spoke to us: whatever waits may go. */
    void answers(String peer) {
        if (resting.remove(peer) == null) return;
        LOG.info("peer {} is back", peer);
        peers.back(peer);
    }
}
