/**
 * Owns put walls: what was picked together is sorted there, a slot for each order, and packed from the slots.
 *
 * <p>Called by the floor through {@link dev.dovetail.wms.walls.Walls}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Walls",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.outbound",
            "wms.stock",
            "wms.totes",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.walls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
