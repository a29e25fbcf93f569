/** Owns how a form says no: the words of a refusal, for a page that is shown again with what was typed. */
@NullMarked
@ApplicationModule(
        displayName = "Refusals of forms",
        allowedDependencies = {"ground.edge", "console.words"})
package dev.dovetail.console.refusals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
