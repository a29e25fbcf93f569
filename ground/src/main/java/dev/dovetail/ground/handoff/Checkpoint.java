package dev.dovetail.ground.handoff;

/** Named moments between two calls of a delivery. In production nothing happens at them; a trading day may crash the worker there. */
@FunctionalInterface
public interface Checkpoint {
    /** The message is committed and taken up; its effect has not happened. */
    String BEFORE_SEND = "after-commit-before-send";

    /** The effect has happened; the message is not yet marked as sent. */
    String BEFORE_MARK = "after-effect-before-mark";

    /** Throws to end the worker here; what it throws comes out of {@link Deliveries#turn()}. */
    void reached(String point);
}
