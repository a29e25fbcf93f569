/**
 * Owns the goods in a warehouse: an append-only ledger in which each row moves a quantity from one place to another, and
 * the balances kept with it where a limit is enforced.
 *
 * <p>Changed only through {@link dev.dovetail.wms.stock.Stock}. Knows nothing of orders; what it tells the OMS goes out
 * through the node's outbox.
 */
@NullMarked
@ApplicationModule(
        displayName = "Stock",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json",
            "ground.storage"
        })
package dev.dovetail.wms.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
