/**
 * Owns the receipts of stores that we run: goods that leave over the counter, as moves of the ledger.
 *
 * <p>Tells the OMS what left its bins, as any other change of the node's stock.
 */
@NullMarked
@ApplicationModule(
        displayName = "Selling",
        allowedDependencies = {"wms.items", "wms.layout", "wms.stock", "ground.access", "ground.edge", "ground.storage"
        })
package dev.dovetail.wms.selling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
