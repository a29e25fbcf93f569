@ApplicationModule(allowedDependencies = {})
package dev.dovetail.house.badmodules.nosy;

import org.springframework.modulith.ApplicationModule;
