/** Tells an empty house of the world it is to work in, and brings goods into it. */
@NullMarked
@ApplicationModule(
        displayName = "Opening",
        allowedDependencies = {"lab.world", "lab.wire", "lab.floor", "lab.carrier"})
package dev.dovetail.lab.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
