/** A shop: replays a log's orders and cancellations. */
@NullMarked
@ApplicationModule(
        displayName = "Shop",
        allowedDependencies = {"lab.log", "lab.world", "lab.wire", "lab.faults"})
package dev.dovetail.lab.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
