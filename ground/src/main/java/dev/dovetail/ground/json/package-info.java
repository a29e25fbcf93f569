/** Owns how messages and facts are written as JSON, and read by programs older and younger than the writer. */
@NullMarked
@ApplicationModule(
        displayName = "JSON",
        allowedDependencies = {})
package dev.dovetail.ground.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
