/** Servers as processes of their own over a throw-away PostgreSQL: started, stopped, killed and started again. */
@NullMarked
@ApplicationModule(
        displayName = "Processes",
        allowedDependencies = {"ground.storage", "lab.wire"})
package dev.dovetail.lab.processes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
