/**
 * Owns who may do what: users, API keys, roles, permissions, sessions, audit rows.
 *
 * <p>A route names its {@link dev.dovetail.ground.access.Permission} with {@link dev.dovetail.ground.access.Permit} and
 * takes its {@link dev.dovetail.ground.access.Caller} as a parameter; whoever changes rules or people writes an
 * {@link dev.dovetail.ground.access.Audit} row.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"ground.edge", "ground.storage"})
package dev.dovetail.ground.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
