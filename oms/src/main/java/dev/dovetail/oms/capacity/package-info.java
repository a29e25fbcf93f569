/**
 * Owns how many orders are promised to leave a node on a day, where somebody counts.
 *
 * <p>Changed through {@link dev.dovetail.oms.capacity.Capacity}, in the transaction that takes the stock and after it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Capacity",
        allowedDependencies = {})
package dev.dovetail.oms.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
