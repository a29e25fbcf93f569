/** Owns how a choice of nodes is shown: its reason in a sentence, the candidates behind it, and making it again. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Decision pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "oms.orders",
            "oms.network",
            "oms.sourcing",
            "oms.decisions"
        })
package dev.dovetail.console.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
