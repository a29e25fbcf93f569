/**
 * Owns the units in which channels count: what a channel calls a pack, and how a line was given.
 *
 * <p>Asked and changed through {@link dev.dovetail.oms.units.ChannelUnits}; {@link dev.dovetail.oms.units.GivenUnits} keeps
 * what a captured line was given in.
 */
@NullMarked
@ApplicationModule(
        displayName = "Units",
        allowedDependencies = {
            "ground.access",
            "ground.edge",
            "ground.storage",
            "ground.memory",
            "oms.catalog",
            "oms.network"
        })
package dev.dovetail.oms.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
