/** Owns where goods can ship from and who sells them: nodes with their calendars, channels with their policies, and where places lie. */
@NullMarked
@ApplicationModule(
        displayName = "Network",
        allowedDependencies = {
            "ground.storage",
            "ground.memory",
            "ground.access",
            "ground.edge",
            "ground.handoff",
            "ground.json"
        })
package dev.dovetail.oms.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
