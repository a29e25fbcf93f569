/**
 * Owns moves that people make by themselves: from bin to bin, into and out of quality and damaged places, from one status to
 * another, and into the scrap.
 *
 * <p>Tells the OMS at once what may be promised more or less.
 */
@NullMarked
@ApplicationModule(
        displayName = "Moving",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.plates",
            "wms.room",
            "wms.stock",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.moving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
