/**
 * Owns how people move through a building: junctions, the segments between them, stations, and where on a segment each
 * location stands. Knows locations by their code alone.
 */
@NullMarked
@ApplicationModule(
        displayName = "Ways",
        allowedDependencies = {"ground.storage"})
package dev.dovetail.wms.ways;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
