/**
 * Owns what people do with an order while it lives: holds, priority, changes; and what the order's page says of them.
 *
 * <p>Each form shows its effect before it is done. No SQL of its own.
 */
@NullMarked
@ApplicationModule(
        displayName = "Order life pages",
        allowedDependencies = {
            "console.refusals",
            "console.shell",
            "console.words",
            "ground.access",
            "ground.edge",
            "ground.json",
            "oms.orders",
            "oms.holds",
            "oms.verification",
            "oms.priority",
            "oms.amendments",
            "oms.intake",
            "oms.network",
            "oms.backlog",
            "oms.inbounds",
            "oms.availability",
            "oms.promises",
            "oms.shortfalls"
        })
package dev.dovetail.console.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
