/** Owns the numbers of logistic units: the SSCC that a parcel bears for ever. */
@NullMarked
@ApplicationModule(
        displayName = "Units",
        allowedDependencies = {"wms.layout", "ground.access", "ground.edge", "ground.storage"})
package dev.dovetail.wms.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
