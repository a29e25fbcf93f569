/** Owns the pages of work: everybody their own day, supervisors the team's, by the same figures. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Work pages",
        allowedDependencies = {"console.shell", "console.words", "ground.access", "wms.layout", "wms.labour"})
package dev.dovetail.console.labour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
