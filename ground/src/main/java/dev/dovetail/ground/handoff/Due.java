package dev.dovetail.ground.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that its family's lease holder has taken up.
 *
 * @param fence of the lease under which it was read; a mark under an older fence is refused
 * @param state the state the row is in now
 */
record Due(Message message, long fence, String state) {
    static final String PENDING = "pending";
    static final String SENDING = "sending";
    static final String IN_DOUBT = "in-doubt";
    static final String DEAD = "dead";
    static final String SENT = "sent";
    static final String SETTLED = "settled";

    /** Names one row of a family's outbox. */
    record Ref(int key, long id) {}

    record Lane(int key, String destination, long lane) {}

    Ref ref() {
        return new Ref(message.key(), message.id());
    }

    Lane lane() {
        return new Lane(message.key(), message.destination(), message.lane());
    }

    /** The same message after {@code mark} was written. */
    Due in(String next) {
        return new Due(message, fence, next);
    }

    /** The next message of a lane waits for this one, unless both are of one version. */
    boolean before(Due other) {
        return lane().equals(other.lane()) && message.seq() < other.message.seq();
    }

    Mark sent() {
        return new Mark(this, SENT, message.attempt(), null, null);
    }

    /** The peer has committed its effect. */
    Mark takenBy(String peer, long receipt) {
        return new Mark(this, SENT, message.attempt(), null, null, peer, receipt);
    }

    Mark deadAt(String peer, String why) {
        return new Mark(this, DEAD, message.attempt(), null, why, peer, null);
    }

    /** Found to have taken effect after all. */
    Mark settled() {
        return new Mark(this, SETTLED, message.attempt(), null, null);
    }

    /** About to leave the house. */
    Mark sending() {
        return new Mark(this, SENDING, message.attempt(), null, null);
    }

    Mark dead(String why) {
        return new Mark(this, DEAD, message.attempt(), null, why);
    }

    Mark again(String next, Instant at, String why) {
        return new Mark(this, next, message.attempt(), at, why);
    }

    /**
     * What is to be written about a message.
     *
     * @param due when it is next looked at; null leaves the time as it is
     * @param why the last error, null where there is none
     * @param peer the other Dovetail that answered, null inside the house
     * @param receipt the peer's, where it took the message
     */
    record Mark(
            Due was,
            String state,
            int attempts,
            @Nullable Instant due,
            @Nullable String why,
            @Nullable String peer,
            @Nullable Long receipt) {
        Mark(Due was, String state, int attempts, @Nullable Instant due, @Nullable String why) {
            this(was, state, attempts, due, why, null, null);
        }

        int key() {
            return was.message().key();
        }
    }
}
