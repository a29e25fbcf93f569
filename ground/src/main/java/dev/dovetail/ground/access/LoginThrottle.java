package dev.dovetail.ground.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing without a lock-out that a stranger could cause: failures count for one account from one source, so
 * the owner still gets in from elsewhere. After five failures each further one doubles the wait, up to five minutes. Each
 * process counts for itself.
 */
@Component
class LoginThrottle {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final int NOTES_A_MINUTE = 60;

    private final InstantSource clock;
    private final Map<Try, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Try, Failures> eldest) {
            return size() > MOST;
        }
    };

    private record Try(String account, String source) {}

    private record Failures(int count, Instant last) {}

    private long minute;
    private int notes;

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this account must wait at this source; zero to go ahead. */
    synchronized Duration wait(String account, String source) {
        var so = failures.get(new Try(account, source));
        if (so == null || so.count() < FREE) return Duration.ZERO;
        var penalty = Duration.ofSeconds(1L << Math.min(so.count() - FREE, 9));
        if (penalty.compareTo(LONGEST) > 0) penalty = LONGEST;
        var left = Duration.between(clock.instant(), so.last().plus(penalty));
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String account, String source) {
        failures.merge(
                new Try(account, source),
                new Failures(1, clock.instant()),
                (old, fresh) -> new Failures(old.count() + 1, fresh.last()));
    }

    synchronized void succeeded(String account, String source) {
        failures.remove(new Try(account, source));
    }

    /** Whether one more failure may be written down in this minute. */
    synchronized boolean mayNote() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) notes = 0;
        minute = now;
        return notes++ < NOTES_A_MINUTE;
    }
}
