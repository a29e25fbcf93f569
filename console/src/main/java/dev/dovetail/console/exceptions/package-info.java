/** Owns the page of what waits for a person, whoever's it is: each question with its count, its age, its owner and its repair. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Exception pages",
        allowedDependencies = {
            "console.shell",
            "console.words",
            "ground.access",
            "ground.handoff",
            "oms.orders",
            "oms.holds",
            "oms.network",
            "oms.backlog",
            "oms.inbounds",
            "oms.feeds",
            "oms.publishing",
            "oms.sweeps",
            "oms.availability",
            "oms.intake",
            "oms.shortfalls",
            "oms.exceptions"
        })
package dev.dovetail.console.exceptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
