/**
 * Owns what each tote is filled for: one order, or the batch of one trip, and nothing else until it is empty.
 *
 * <p>Called by picking and packing through {@link dev.dovetail.wms.totes.ToteLoads}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Totes",
        allowedDependencies = {"ground.storage"})
package dev.dovetail.wms.totes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
