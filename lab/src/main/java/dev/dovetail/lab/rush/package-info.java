/** Many buyers at once for few units. */
@NullMarked
@ApplicationModule(displayName = "Rush", allowedDependencies = "lab.wire")
package dev.dovetail.lab.rush;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
