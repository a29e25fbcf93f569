/**
 * Owns who picks what: tasks are lent to pickers for a while, and what they scan is worked into the outbounds.
 *
 * <p>Called by the floor through {@link dev.dovetail.wms.picking.Picking}. What a task asks for belongs to outbound.
 */
@NullMarked
@ApplicationModule(
        displayName = "Picking",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.outbound",
            "wms.packing",
            "wms.room",
            "wms.stock",
            "wms.totes",
            "wms.ways",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.picking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
