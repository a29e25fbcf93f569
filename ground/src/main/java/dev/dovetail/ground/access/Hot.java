package dev.dovetail.ground.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that is asked so often that the framework's way to it would cost more than its work: {@link HotEdge} calls it, with
 * the same checks of key, permission and role, for who calls {@code path} exactly.
 *
 * <p>Its method takes {@link Caller}, {@code HttpServletRequest} and {@code HttpServletResponse}, and writes its answer.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Hot {
    /** The whole path, as its mapping has it. */
    String value();
}
