/** Reads sales logs in the format of the Online Retail data set. */
@NullMarked
@ApplicationModule(displayName = "Log")
package dev.dovetail.lab.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
