package dev.dovetail.ground.handoff;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes messages out of the house, to a partner. Called outside any database transaction. */
public interface Outward {
    /** The part of the destination before the colon. */
    String name();

    /** Whether an unclear outcome may be sent again (a webhook), or must be asked for first (goods and money). */
    boolean repeatable();

    Outcome send(Message message, Partner partner);

    /** Asks the partner, by business key, what became of a message whose outcome is unclear. */
    Outcome ask(Message message, Partner partner);

    /** What is known after a call. */
    sealed interface Outcome {
        /** It took effect. {@code replies} go to the inwards they name, in the transaction that marks this message sent. */
        record Done(List<Reply> replies) implements Outcome {}

        /** Known not to have taken effect; try again, not before {@code after}. */
        record NotDone(String why, @Nullable Duration after) implements Outcome {}

        /** The partner says no for good: dead letter, with a reply for the sender where there is one. */
        record Refused(String code, String why, List<Reply> replies) implements Outcome {}

        /** Nobody knows: a time-out after sending, garbage for an answer. */
        record InDoubt(String why) implements Outcome {}
    }

    /** A message made from a partner's answer. */
    record Reply(String destination, int toKey, String type, String body) {}

    /**
     * Where a partner lives and how to speak to it.
     *
     * @param url the base address; @param secret opened from its seal; @param settings JSON of the connector's own
     */
    record Partner(String code, String url, String secret, String settings) {
        /** Without the secret: this may reach a log. */
        @Override
        public String toString() {
            return code + " at " + url;
        }
    }
}
