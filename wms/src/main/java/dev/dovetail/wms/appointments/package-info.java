/**
 * Owns when carriers come to which door: the doors' hours and the appointments at them.
 *
 * <p>Called through {@link dev.dovetail.wms.appointments.Appointments}. What is unloaded is counted by receiving.
 */
@NullMarked
@ApplicationModule(
        displayName = "Appointments",
        allowedDependencies = {"wms.layout", "wms.receiving", "ground.access", "ground.edge", "ground.storage"})
package dev.dovetail.wms.appointments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
