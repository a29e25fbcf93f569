/** Owns the page of transfers between our warehouses: where their units are. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Transfer pages",
        allowedDependencies = {"console.shell", "console.words", "ground.access", "oms.network", "oms.transfers"})
package dev.dovetail.console.transfers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
