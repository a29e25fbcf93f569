/** Servers over one database are killed or restarted under load, and what became of the orders is proven. */
@NullMarked
@ApplicationModule(
        displayName = "Restarts",
        allowedDependencies = {"ground.storage", "lab.measure", "lab.processes", "lab.wire"})
package dev.dovetail.lab.restarts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
