/**
 * Owns the way out of what goes back to who made it: who took which units, under which reference.
 *
 * <p>What came to the stage for it was decided by returns. It was on hold, so nothing of it was promised and the OMS hears nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Vendor returns",
        allowedDependencies = {"wms.items", "wms.layout", "wms.stock", "ground.access", "ground.edge", "ground.storage"
        })
package dev.dovetail.wms.vendors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
