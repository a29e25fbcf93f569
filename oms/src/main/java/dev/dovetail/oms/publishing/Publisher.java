package dev.dovetail.oms.publishing;

import dev.dovetail.ground.threads.Pulse;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Publishes every second, or more seldom. */
@Component
class Publisher extends Pulse {
    private final Publishing publishing;

    Publisher(Publishing publishing, Environment environment) {
        super("publisher", Duration.ofSeconds(1), environment);
        this.publishing = publishing;
    }

    @Override
    protected void turn() {
        publishing.turn();
    }

    @Override
    protected void ended() {
        publishing.giveUp();
    }
}
