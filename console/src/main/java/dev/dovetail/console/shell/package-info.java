/**
 * Owns what every page of the console shares: the frame around it, signing in, errors, words and figures for people, live
 * updates.
 *
 * <p>Pages of the other packages render through {@link dev.dovetail.console.shell.Shell}. Knows no side.
 */
@NullMarked
@ApplicationModule(
        displayName = "Console shell",
        allowedDependencies = {"console.words", "ground.access", "ground.edge"})
package dev.dovetail.console.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
