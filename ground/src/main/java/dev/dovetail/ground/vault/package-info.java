/**
 * Owns personal data, sealed from the first row on: each contact under a data key of its own, which the installation's
 * master key wraps.
 *
 * <p>Called through {@link dev.dovetail.ground.vault.Vault}. Knows nothing of orders or parcels: they keep a
 * {@link dev.dovetail.kernel.ContactId}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Vault",
        allowedDependencies = {"ground.storage", "ground.cipher"})
package dev.dovetail.ground.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
