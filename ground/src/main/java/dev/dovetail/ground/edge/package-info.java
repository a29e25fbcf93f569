/** Owns what every HTTP route shares: limits, strict JSON, problem details. */
@NullMarked
@ApplicationModule(displayName = "Edge")
package dev.dovetail.ground.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
