package dev.dovetail.wms.expiry;

import dev.dovetail.ground.threads.Pulse;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks every minute, or more seldom, for lots whose last day is over. */
@Component
class ExpiryTimer extends Pulse {
    private final Expiry expiry;
    private final InstantSource clock;

    ExpiryTimer(Expiry expiry, InstantSource clock, Environment environment) {
        super("expiry", Duration.ofMinutes(1), environment);
        this.expiry = expiry;
        this.clock = clock;
    }

    @Override
    protected void turn() {
        expiry.turn(clock.instant());
    }
}
