/**
 * The trading day: the real program over a real PostgreSQL, in virtual time, with faults drawn from a seed. One thread takes every step, so
 * that a seed repeats to the byte.
 */
@NullMarked
@ApplicationModule(
        displayName = "Trading day",
        allowedDependencies = {
            "lab.log",
            "lab.world",
            "lab.wire",
            "lab.faults",
            "lab.carrier",
            "lab.shop",
            "lab.news",
            "lab.floor",
            "lab.opening",
            "lab.backroom",
            "ground.storage",
            "ground.handoff",
            "ground.vault",
            "server"
        })
package dev.dovetail.lab.day;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
