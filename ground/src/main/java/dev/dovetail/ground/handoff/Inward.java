package dev.dovetail.ground.handoff;

import java.util.List;

/** Takes messages inside the house. The engine writes the inbox rows and calls {@link #apply} in one transaction. */
public interface Inward {
    /** The destination that senders write. */
    String destination();

    /** Whose inbox remembers what was applied. */
    Family inbox();

    /**
     * Applies the messages, set-wise, in the order given; each is seen here once for ever. Throws
     * {@link dev.dovetail.kernel.Refused} to park a message for a person, {@link dev.dovetail.kernel.TryLater} to have it
     * again later; any other exception is a fault. On any exception the engine rolls back and bisects, so that one bad
     * message does not hold up its neighbours.
     */
    void apply(List<Message> messages);

    /** Whether another Dovetail may send here. What owners tell themselves, such as timers, no peer may. */
    default boolean fromPeers() {
        return false;
    }
}
