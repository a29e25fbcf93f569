/**
 * Owns the answer to who owns what: docs/owners.md, which the build enforces, read as data.
 *
 * <p>Owns no thing itself, and decides nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Owners",
        allowedDependencies = {"ground.access"})
package dev.dovetail.ground.owners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
