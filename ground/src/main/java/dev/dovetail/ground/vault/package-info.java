/** Owns personal data, sealed from the first row on. */
@NullMarked
@ApplicationModule(displayName = "Vault")
package dev.dovetail.ground.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
