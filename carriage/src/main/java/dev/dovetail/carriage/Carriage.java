package dev.dovetail.carriage;

import dev.dovetail.ground.memory.Lately;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Reads the rates. Kept in memory for a second, so that a change made by another process is seen within one. */
@Service
public class Carriage {
    private final Lately<Rates> rates;

    Carriage(RateStore store, InstantSource clock) {
        this.rates = new Lately<>(() -> Rates.of(store.list()), clock);
    }

    /** The rates as they stand. */
    public Rates rates() {
        return rates.get();
    }

    /** Whether there is such a service; not only as far as memory goes, as another process may just have made it. */
    public boolean knows(String service) {
        return rates.get().knows(service) || rates.anew().knows(service);
    }

    void forget() {
        rates.forget();
    }
}
