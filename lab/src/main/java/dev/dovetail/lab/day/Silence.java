package dev.dovetail.lab.day;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/** Nothing is logged but errors of what is not ours: a day's faults are made by the day. */
final class Silence {
    private Silence() {}

    /** Each program that starts would set up the one logging of this JVM anew, and several start side by side: they leave it alone. */
    static void begin() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.ERROR);
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE); // Tomcat's
        level("dev.dovetail", Level.OFF);
    }

    private static void level(String name, Level level) {
        if (LoggerFactory.getLogger(name) instanceof Logger logger) logger.setLevel(level);
    }
}
