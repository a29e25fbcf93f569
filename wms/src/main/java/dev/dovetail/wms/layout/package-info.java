/**
 * Owns where things can be inside a warehouse: the warehouse itself, its bins, docks, stages, carts, totes and parcels,
 * its six virtual locations, and the order in which a picker walks the bins.
 */
@NullMarked
@ApplicationModule(
        displayName = "Layout",
        allowedDependencies = {"wms.ways", "ground.access", "ground.edge", "ground.storage"})
package dev.dovetail.wms.layout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
