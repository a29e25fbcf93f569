/**
 * Owns the work that the OMS gave this node: what was asked, what of it is picked, packed, shipped, short or withdrawn,
 * and the pick tasks with their claims on bins.
 *
 * <p>Takes releases and withdrawals as messages; the floor reports through {@link dev.dovetail.wms.outbound.Outbound}.
 * Whoever changes an outbound locks its row first, in id order, so that a pick and a withdrawal never both win.
 */
@NullMarked
@ApplicationModule(
        displayName = "Outbound",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.stock",
            "wms.ways",
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage"
        })
package dev.dovetail.wms.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
