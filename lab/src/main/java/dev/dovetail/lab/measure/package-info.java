/** Counts how long things take. */
@NullMarked
@ApplicationModule(
        displayName = "Measure",
        allowedDependencies = {})
package dev.dovetail.lab.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
