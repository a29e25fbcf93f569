/** The people on the floor of a warehouse: they do what a handheld tells them, through the interface that a handheld uses. */
@NullMarked
@ApplicationModule(
        displayName = "Floor",
        allowedDependencies = {"lab.world", "lab.wire", "lab.faults"})
package dev.dovetail.lab.floor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
