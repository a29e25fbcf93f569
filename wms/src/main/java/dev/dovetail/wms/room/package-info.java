/**
 * Owns how large items are, and says what still fits into a bin: by volume and by weight, where the bin and the items tell.
 */
@NullMarked
@ApplicationModule(
        displayName = "Room",
        allowedDependencies = {"wms.layout", "ground.access", "ground.edge", "ground.storage"})
package dev.dovetail.wms.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
