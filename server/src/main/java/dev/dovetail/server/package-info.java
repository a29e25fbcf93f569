/** Owns the program: its commands, its configuration, and how its parts are put together. The only module that sees everything. */
@NullMarked
@ApplicationModule(
        displayName = "Server",
        allowedDependencies = {"ground.storage", "ground.access", "ground.edge", "ground.handoff"})
package dev.dovetail.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
