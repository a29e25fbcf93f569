/** Stands in for partners and people, and runs the demo. Never inside the product. */
@NullMarked
@ApplicationModule(displayName = "Lab")
package dev.dovetail.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
