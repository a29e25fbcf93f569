/** Owns the pages of what nodes tell of their stock and what channels are told of it, and of whether all their orders came: feeds, their runs, publication windows, sweeps. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Feed pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "ground.edge",
            "oms.network",
            "oms.feeds",
            "oms.freshness",
            "oms.publishing",
            "oms.sweeps"
        })
package dev.dovetail.console.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
