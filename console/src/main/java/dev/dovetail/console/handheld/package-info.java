/** Owns the handheld: the pages that a worker carries, which go on working while the connection is away. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Handheld pages",
        allowedDependencies = {"console.shell", "console.words", "ground.access", "ground.json", "wms.layout"})
package dev.dovetail.console.handheld;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
