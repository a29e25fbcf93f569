/**
 * Owns what work is measured by, and measures it: the time that the building and the goods ask for, beside the time it took.
 *
 * <p>Called through {@link dev.dovetail.wms.labour.Labour}. Keeps no figures of people: each is worked out from their scans
 * whenever somebody looks.
 */
@NullMarked
@ApplicationModule(
        displayName = "Labour",
        allowedDependencies = {"wms.floor", "wms.layout", "wms.ways", "ground.access", "ground.edge", "ground.storage"})
package dev.dovetail.wms.labour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
