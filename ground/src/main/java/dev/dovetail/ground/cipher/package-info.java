/** Owns how bytes are sealed under a key; who holds which key is known to those who call. */
@NullMarked
@ApplicationModule(
        displayName = "Cipher",
        allowedDependencies = {})
package dev.dovetail.ground.cipher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
