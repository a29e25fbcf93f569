/**
 * Owns what is known of goods on their way to nodes: what, until when, and whether it may be promised before it is there.
 *
 * <p>Changed through {@link dev.dovetail.oms.inbounds.Inbounds}. How many are to come and who was promised them is in the
 * pools of {@code oms.availability}. Locks: orders, then the SKU's open pool at the node, then the inbound's.
 */
@NullMarked
@ApplicationModule(
        displayName = "Inbounds",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage",
            "carriage",
            "oms.orders",
            "oms.network",
            "oms.catalog",
            "oms.availability",
            "oms.sourcing",
            "oms.decisions",
            "oms.backlog"
        })
package dev.dovetail.oms.inbounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
