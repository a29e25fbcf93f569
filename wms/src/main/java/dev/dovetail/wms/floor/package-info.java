/**
 * Owns the floor's one door: what handhelds ask for and what they scan, each scan counted once however often it is sent.
 *
 * <p>Knows every floor activity; none knows it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Floor",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.receiving",
            "wms.plates",
            "wms.moving",
            "wms.stock",
            "wms.counting",
            "wms.replenishing",
            "wms.kitting",
            "wms.outbound",
            "wms.picking",
            "wms.packing",
            "wms.dispatch",
            "wms.vendors",
            "wms.walls",
            "wms.waves",
            "ground.access",
            "ground.edge",
            "ground.json",
            "ground.storage"
        })
package dev.dovetail.wms.floor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
