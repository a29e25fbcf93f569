/**
 * Owns speaking UPS: labels made, found again by our reference, and spare ones voided.
 *
 * <p>Taken up by the handoff engine as the outward {@code carrier}; nobody calls it. It alone opens a sealed contact.
 */
@NullMarked
@ApplicationModule(
        displayName = "UPS",
        allowedDependencies = {"connectors.http", "ground.handoff", "ground.json", "ground.vault"})
package dev.dovetail.connectors.ups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
