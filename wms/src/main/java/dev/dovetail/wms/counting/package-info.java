/**
 * Owns counts: which bins are counted, what was found, who must look again, and the correction.
 *
 * <p>A counter is never told what the book says. What moves while somebody counts is allowed for: a count is held against
 * the ledger as it stood when the goods were seen.
 */
@NullMarked
@ApplicationModule(
        displayName = "Counting",
        allowedDependencies = {
            "wms.items",
            "wms.layout",
            "wms.outbound",
            "wms.stock",
            "ground.access",
            "ground.edge",
            "ground.storage"
        })
package dev.dovetail.wms.counting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
