/** What is done in warehouses besides orders: goods go from one to another, kits are made, parcels come back, trucks have doors. */
@NullMarked
@ApplicationModule(
        displayName = "Backroom",
        allowedDependencies = {"lab.world", "lab.wire", "lab.faults", "lab.floor", "lab.opening"})
package dev.dovetail.lab.backroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
