/**
 * Owns the way to nodes that are not ours, suppliers and 3PLs: they fetch what they are asked, and post what happened.
 *
 * <p>What they are asked comes as messages to {@link dev.dovetail.oms.network.Node.Kind#destination()}; what they tell is
 * applied by {@link dev.dovetail.oms.fulfillment.Fulfillment}, as a fact of a node of ours is.
 */
@NullMarked
@ApplicationModule(
        displayName = "Foreign nodes",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "ground.vault",
            "oms.availability",
            "oms.fulfillment",
            "oms.network",
            "oms.orders"
        })
package dev.dovetail.oms.foreign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
