/**
 * Owns how promises were kept: finds those that slip, promises anew once, and scores each against what happened.
 *
 * <p>Read through {@link dev.dovetail.oms.scores.Scores}; it looks by itself when something happens to an order.
 */
@NullMarked
@ApplicationModule(
        displayName = "Scores",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.orders",
            "oms.network",
            "oms.availability",
            "oms.sourcing"
        })
package dev.dovetail.oms.scores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
