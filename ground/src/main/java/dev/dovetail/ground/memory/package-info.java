/** Owns what was read a moment ago and is good enough for who asks now. */
@NullMarked
@ApplicationModule(
        displayName = "Memory",
        allowedDependencies = {})
package dev.dovetail.ground.memory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
