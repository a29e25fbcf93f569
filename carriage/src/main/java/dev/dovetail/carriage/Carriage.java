package dev.dovetail.carriage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the rates. Kept in memory for a second, so that a change made by another process is seen within one. */
@Service
public class Carriage {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final RateStore store;
    private final InstantSource clock;
    private volatile @Nullable Loaded loaded;

    Carriage(RateStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The rates as they stand. */
    public Rates rates() {
        var seen = loaded;
        var now = clock.instant();
        boolean fresh = seen != null
                && !now.isBefore(seen.at())
                && !now.isAfter(seen.at().plus(FRESH));
        return seen != null && fresh ? seen.rates() : load();
    }

    /** Whether there is such a service; not only as far as memory goes, as another process may just have made it. */
    public boolean knows(String service) {
        return rates().knows(service) || load().knows(service);
    }

    private Rates load() {
        var at = clock.instant(); // what is read now is at least as young
        var made = new Loaded(Rates.of(store.list()), at);
        loaded = made;
        return made.rates();
    }

    void forget() {
        loaded = null;
    }

    private record Loaded(Rates rates, Instant at) {}
}
