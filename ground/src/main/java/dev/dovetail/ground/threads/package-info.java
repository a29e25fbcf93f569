/** Owns two ways in which threads work here: one that takes a turn every so often, and one look for all who ask at the same moment. */
@NullMarked
@ApplicationModule(
        displayName = "Threads",
        allowedDependencies = {"ground.storage"})
package dev.dovetail.ground.threads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
