/**
 * Owns parcels: what lies in which carton, that each carries one live label, and where it is on its way out.
 *
 * <p>Called by the floor and by dispatch through {@link dev.dovetail.wms.packing.Packing}; asks a carrier's connector for
 * labels by message and takes its answer as one.
 */
@NullMarked
@ApplicationModule(
        displayName = "Packing",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.stock",
            "wms.outbound",
            "wms.room",
            "wms.totes",
            "wms.units",
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage"
        })
package dev.dovetail.wms.packing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
