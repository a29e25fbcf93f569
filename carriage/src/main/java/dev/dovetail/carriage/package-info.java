/** Owns what it costs and how long it takes to send a parcel: rates by carrier service and zone. */
@NullMarked
@ApplicationModule(
        displayName = "Carriage",
        allowedDependencies = {"ground.storage", "ground.memory", "ground.access", "ground.edge"})
package dev.dovetail.carriage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
