/** A shop's ear: takes signed webhooks. */
@NullMarked
@ApplicationModule(
        displayName = "News",
        allowedDependencies = {"lab.wire", "lab.faults"})
package dev.dovetail.lab.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
