@ApplicationModule
package dev.dovetail.house.badmodules.shy;

import org.springframework.modulith.ApplicationModule;
