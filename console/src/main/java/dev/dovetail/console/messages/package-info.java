/** Owns the pages of messages between the parts: those that died first, one of them whole, and its replay. No SQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Message pages",
        allowedDependencies = {"console.shell", "console.words", "ground.access", "ground.handoff"})
package dev.dovetail.console.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
