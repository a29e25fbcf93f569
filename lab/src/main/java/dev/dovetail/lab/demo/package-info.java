/** The demo: starts a server, plays a log against it with shop, floor and carrier, and tells how it went. */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "lab.log",
            "lab.world",
            "lab.wire",
            "lab.faults",
            "lab.carrier",
            "lab.shop",
            "lab.news",
            "lab.floor",
            "lab.measure",
            "lab.opening",
            "lab.showcase",
            "lab.backroom",
            "ground.storage"
        })
package dev.dovetail.lab.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
