/**
 * Owns what every HTTP route shares: how much of a body is read, strict JSON, and how a "no" is told.
 *
 * <p>Bodies come in through {@link dev.dovetail.ground.edge.Body}; errors go out as problem details through
 * {@link dev.dovetail.ground.edge.Problems}. Knows nothing of who is calling, and of no capability.
 */
@NullMarked
@ApplicationModule(
        displayName = "Edge",
        allowedDependencies = {"ground.storage"})
package dev.dovetail.ground.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
