/** Owns every message that leaves an owner: outbox, inbox, leases, publisher, retries, dead letters, replay. */
@NullMarked
@ApplicationModule(
        displayName = "Handoff",
        allowedDependencies = {"ground.storage", "ground.vault", "ground.access", "ground.edge"})
package dev.dovetail.ground.handoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
