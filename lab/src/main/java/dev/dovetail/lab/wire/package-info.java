/** Speaks HTTP both ways: calls the server's public interface, and answers as a partner on the loopback address. */
@NullMarked
@ApplicationModule(
        displayName = "Wire",
        allowedDependencies = {})
package dev.dovetail.lab.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
