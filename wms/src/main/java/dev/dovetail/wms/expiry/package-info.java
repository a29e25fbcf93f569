/**
 * Owns the end of lots: what is past its last day is picked by nobody, and off sale at once.
 *
 * <p>Looks by itself once a minute; {@link dev.dovetail.wms.expiry.Expiry} is one look.
 */
@NullMarked
@ApplicationModule(
        displayName = "Expiry",
        allowedDependencies = {
            "wms.layout",
            "wms.moving",
            "wms.outbound",
            "wms.stock",
            "ground.storage",
            "ground.threads"
        })
package dev.dovetail.wms.expiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
