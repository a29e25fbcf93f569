/**
 * Owns the memory of choices: what was asked, what was seen, what came out, and why; so that each can be told in words and
 * worked out again.
 *
 * <p>Written through {@link dev.dovetail.oms.decisions.Decisions}, in the transaction of whoever acts on the choice.
 */
@NullMarked
@ApplicationModule(
        displayName = "Decisions",
        allowedDependencies = {
            "ground.access",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.capacity",
            "oms.sourcing"
        })
package dev.dovetail.oms.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
