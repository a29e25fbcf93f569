/**
 * Owns what customers send back: which parcel came, what was found in it, what becomes of each unit and who decided that.
 *
 * <p>What is put on sale again is promised when it is put away, never before.
 */
@NullMarked
@ApplicationModule(
        displayName = "Returns",
        allowedDependencies = {"wms.items", "wms.layout", "wms.stock", "ground.access", "ground.edge", "ground.storage"
        })
package dev.dovetail.wms.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
