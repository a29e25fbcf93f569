/**
 * Owns licence plates: pallets, cases and totes with a number, where each stands, and what is done with them whole.
 *
 * <p>Called through {@link dev.dovetail.wms.plates.Plates}. What is on a plate is kept by stock, beside the place it stands in.
 */
@NullMarked
@ApplicationModule(
        displayName = "Plates",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.room",
            "wms.stock",
            "wms.units",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.plates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
