/** A carrier that answers UPS's published shipping interface. */
@NullMarked
@ApplicationModule(
        displayName = "Carrier",
        allowedDependencies = {"lab.wire", "lab.faults"})
package dev.dovetail.lab.carrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
