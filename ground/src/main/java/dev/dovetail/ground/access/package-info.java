/** Owns who may do what: users, API keys, roles, permissions, sessions, audit rows. */
@NullMarked
@ApplicationModule(displayName = "Access")
package dev.dovetail.ground.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
