/** A supplier that ships for us: fetches what it is asked over the node API, and posts what it did. */
@NullMarked
@ApplicationModule(
        displayName = "Supplier",
        allowedDependencies = {"lab.wire"})
package dev.dovetail.lab.supplier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
