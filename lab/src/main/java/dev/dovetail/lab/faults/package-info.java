/** Decides from a seed what goes wrong, and counts it. */
@NullMarked
@ApplicationModule(
        displayName = "Faults",
        allowedDependencies = {})
package dev.dovetail.lab.faults;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
