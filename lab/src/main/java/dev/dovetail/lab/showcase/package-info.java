/** Orders that no log has: sold before it is there, out of stock, kits, fetched, sent by a supplier, at a node that goes offline. */
@NullMarked
@ApplicationModule(
        displayName = "Showcase",
        allowedDependencies = {"lab.world", "lab.wire", "lab.floor", "lab.opening", "lab.supplier"})
package dev.dovetail.lab.showcase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
