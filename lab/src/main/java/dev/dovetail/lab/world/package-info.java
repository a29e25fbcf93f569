/** Derives a small world from a log: goods, people, places, rates and stock. The same log gives the same world. */
@NullMarked
@ApplicationModule(displayName = "World", allowedDependencies = "lab.log")
package dev.dovetail.lab.world;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
