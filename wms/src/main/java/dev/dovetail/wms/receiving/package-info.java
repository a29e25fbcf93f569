/**
 * Owns the moment goods become ours: from an expected delivery to units in a bin.
 *
 * <p>Takes the floor's receive and putaway scans through {@link dev.dovetail.wms.receiving.Receiving}; tells the OMS when
 * goods can be picked, which is when they lie in a bin.
 */
@NullMarked
@ApplicationModule(
        displayName = "Receiving",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.plates",
            "wms.room",
            "wms.stock",
            "wms.totes",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.receiving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
