package dev.dovetail.ground.handoff;

import org.springframework.context.SmartLifecycle;

/**
 * Delivers what the outboxes hold, over all families: by threads in the background, or turn by turn, by hand.
 *
 * <p>The property {@code dovetail.deliveries} says which: {@code background} (the default) or {@code manual}.
 */
public interface Deliveries extends SmartLifecycle {
    /**
     * One full round over all families, here and now: families and keys ascending, partners called in sequence, time
     * from the clock that was given. Whatever a {@link Checkpoint} throws comes out of it.
     *
     * @return whether anything moved; false means that nothing more can move before the clock does
     */
    boolean turn();

    /** Forgets everything, as a crash of the worker would; its leases may be taken again at once, under a new fence. */
    void crash();
}
