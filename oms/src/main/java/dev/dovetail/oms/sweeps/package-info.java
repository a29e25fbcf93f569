/**
 * Owns the proof that no order of a channel was missed.
 *
 * <p>Read through {@link dev.dovetail.oms.sweeps.Sweeps}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sweeps",
        allowedDependencies = {"ground.access", "ground.edge", "ground.storage", "oms.network"})
package dev.dovetail.oms.sweeps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
