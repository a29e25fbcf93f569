/** Owns how a connector speaks HTTP to a partner: one call, one deadline, and what is known afterwards. */
@NullMarked
@ApplicationModule(
        displayName = "Partner HTTP",
        allowedDependencies = {})
package dev.dovetail.connectors.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
