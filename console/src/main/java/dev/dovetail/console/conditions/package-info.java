/** Owns conditions on orders and nodes as people pick them: written to and read from CEL, and told in words. Plain functions. */
@NullMarked
@ApplicationModule(
        displayName = "Conditions",
        allowedDependencies = {"console.words"})
package dev.dovetail.console.conditions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
