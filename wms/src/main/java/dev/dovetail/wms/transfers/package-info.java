/**
 * Owns goods in transit: what left this warehouse for another of ours, and what became of it; and announces what comes.
 *
 * <p>Cartons leave through {@link dev.dovetail.wms.transfers.Transit}; what arrives is received as any delivery.
 */
@NullMarked
@ApplicationModule(
        displayName = "Transfers (warehouse)",
        allowedDependencies = {
            "wms.layout",
            "wms.receiving",
            "wms.stock",
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage"
        })
package dev.dovetail.wms.transfers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
