/**
 * Owns what leaves the building: one open manifest for each carrier, what is loaded on it, and that it has gone; and what customers
 * come for: where it waits, what they showed, and what nobody came for.
 *
 * <p>Called by the floor through {@link dev.dovetail.wms.dispatch.Dispatch}; tells the OMS of each parcel that left, once.
 */
@NullMarked
@ApplicationModule(
        displayName = "Dispatch",
        allowedDependencies = {
            "wms.layout",
            "wms.stock",
            "wms.transfers",
            "wms.outbound",
            "wms.packing",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
