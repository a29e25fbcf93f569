/** Owns ways in which threads share work: a turn every so often, one look for all who ask at the same moment, and what was read a second ago. */
@NullMarked
@ApplicationModule(
        displayName = "Threads",
        allowedDependencies = {"ground.storage"})
package dev.dovetail.ground.threads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
