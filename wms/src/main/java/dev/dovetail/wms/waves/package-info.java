/**
 * Owns when work goes onto the floor: at once, as zones have room for it, or in waves.
 *
 * <p>Called through {@link dev.dovetail.wms.waves.Waves}. What waits, and what a release does to it, belongs to outbound.
 */
@NullMarked
@ApplicationModule(
        displayName = "Waves",
        allowedDependencies = {"wms.layout", "wms.outbound", "ground.access", "ground.edge", "ground.storage"})
package dev.dovetail.wms.waves;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
