/**
 * Owns telling a channel what became of its orders: signed webhooks by Standard Webhooks 1.0.0.
 *
 * <p>Taken up by the handoff engine as the outward {@code channel}; nobody calls it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Webhooks",
        allowedDependencies = {"connectors.http", "ground.handoff", "ground.json"})
package dev.dovetail.connectors.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
