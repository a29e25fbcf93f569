/**
 * Owns how the console speaks: the words for our codes and sentences, and numbers, money, dates and ages for people.
 *
 * <p>Plain functions over {@code console/words.properties}; knows nobody.
 */
@NullMarked
@ApplicationModule(
        displayName = "Console words",
        allowedDependencies = {})
package dev.dovetail.console.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
