/**
 * Owns what is printed for a parcel beside the carrier's own label: the logistic label with its SSCC, and the packing slip.
 *
 * <p>Keeps nothing: what is printed twice is drawn twice from the same rows.
 */
@NullMarked
@ApplicationModule(
        displayName = "Papers",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.outbound",
            "wms.packing",
            "wms.plates",
            "wms.units",
            "ground.access",
            "ground.vault"
        })
package dev.dovetail.wms.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
