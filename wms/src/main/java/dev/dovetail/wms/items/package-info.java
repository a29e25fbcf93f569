/**
 * Owns what a node knows of the items it may meet: names, weights, pack levels and barcodes.
 *
 * <p>Filled by descriptions from the OMS; a later one wins.
 */
@NullMarked
@ApplicationModule(
        displayName = "Items",
        allowedDependencies = {
            "wms.layout",
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage"
        })
package dev.dovetail.wms.items;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
