/** Benchmarks: each prints its figure beside yardsticks measured in the same run. */
@NullMarked
@ApplicationModule(displayName = "Bench")
package dev.dovetail.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
