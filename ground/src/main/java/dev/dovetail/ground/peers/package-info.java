/**
 * Owns the way between Dovetails with databases of their own: who they are, how they know one another, and what goes over HTTP.
 *
 * <p>The handoff decides what is sent and what was taken; this module only carries it, through
 * {@link dev.dovetail.ground.handoff.Peering} and {@link dev.dovetail.ground.handoff.Arrivals}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Peers",
        allowedDependencies = {
            "ground.storage",
            "ground.vault",
            "ground.cipher",
            "ground.access",
            "ground.edge",
            "ground.json",
            "ground.handoff"
        })
package dev.dovetail.ground.peers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
