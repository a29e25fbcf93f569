/**
 * Owns work orders that make one SKU of others, or take it apart into them: what is kept for them in bins, what was carried to
 * the bench, and which lots and names went in and came out.
 *
 * <p>What is kept leaves the promise at once; what comes out is promised when it is put away.
 */
@NullMarked
@ApplicationModule(
        displayName = "Kitting",
        allowedDependencies = {
            "wms.counting",
            "wms.items",
            "wms.layout",
            "wms.stock",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.kitting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
