/** Owns how the console draws: where a place lies on our map, and figures as bars. Plain functions, no tile server. */
@NullMarked
@ApplicationModule(
        displayName = "Drawing",
        allowedDependencies = {})
package dev.dovetail.console.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
