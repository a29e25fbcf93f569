/**
 * Owns pick faces and the goods that are brought to them from the reserve: when picks want more than lies there, when a face
 * falls below its least, and when nothing else is to be done.
 */
@NullMarked
@ApplicationModule(
        displayName = "Replenishing",
        allowedDependencies = {"wms.items", "wms.layout", "wms.moving", "ground.access", "ground.edge", "ground.storage"
        })
package dev.dovetail.wms.replenishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
