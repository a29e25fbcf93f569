package dev.dovetail.ground.edge;

/** Whether the program is about to end. What would go on for long, such as a stream, ends by itself where it can be cut. */
@FunctionalInterface
public interface Leaving {
    /** True from the moment on at which no request is let in any more. */
    boolean begun();
}
