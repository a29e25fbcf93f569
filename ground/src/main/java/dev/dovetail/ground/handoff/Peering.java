package dev.dovetail.ground.handoff;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries messages to other Dovetails, each of which has a database of its own. Called outside any database transaction. */
public interface Peering {
    /**
     * What one peer takes: messages to the destination {@code takes}, and to those that begin with it and a dot, for its
     * nodes. A process that takes them itself leaves them to the peer.
     *
     * @param peer the peer's code
     * @param nodes the receiver's keys that live there
     */
    record Way(String peer, String takes, Set<Integer> nodes) {
        public Way {
            nodes = Set.copyOf(nodes);
        }

        boolean leadsTo(Message message) {
            return nodes.contains(message.toKey())
                    && (message.destination().equals(takes)
                            || message.destination().startsWith(takes + "."));
        }
    }

    /**
     * Messages of one family, in the order in which they are to be applied.
     *
     * @param family names the sender's tables, such as {@code oms.order}
     * @param receipts for each key of the messages the highest receipt that the sender has of this peer, 0 for none
     */
    record Batch(String family, String peer, List<Receipt> receipts, List<Message> messages) {
        public Batch {
            receipts = List.copyOf(receipts);
            messages = List.copyOf(messages);
        }
    }

    /**
     * How often a peer has taken up messages of one key of a family, counted in the transactions of their effects. One that
     * was set back to an older state counts from there, and so tells what it has lost.
     */
    record Receipt(String family, int key, long number) {}

    /** What became of one message. Those without an outcome wait for one before them. */
    sealed interface Outcome {
        long id();

        /** Its effect is committed there, now or before. */
        record Taken(long id, long receipt) implements Outcome {}

        /** The peer says no for good. */
        record Refused(long id, String why) implements Outcome {}

        /** The peer could not take it, and may later. */
        record Later(long id, String why, Duration after) implements Outcome {}
    }

    /** What is known after a call. */
    sealed interface Answer {
        /** @param behind keys of which the peer holds less than we have receipts for, with what it holds: none of theirs was taken */
        record Told(List<Outcome> outcomes, List<Receipt> behind) implements Answer {
            public Told {
                outcomes = List.copyOf(outcomes);
                behind = List.copyOf(behind);
            }
        }

        /** No answer that counts: everything is sent again once the peer is back. */
        record Away(String why, @Nullable Duration after) implements Answer {}
    }

    /** Every way out of here. Cheap: remembered for a moment. */
    List<Way> ways();

    /** Whether the peer was away lately, and is left alone for now. */
    boolean rests(String peer);

    Answer deliver(Batch batch);

    /** One Dovetail, with all its messages inside. */
    Peering NONE = new Peering() {
        @Override
        public List<Way> ways() {
            return List.of();
        }

        @Override
        public boolean rests(String peer) {
            return true;
        }

        @Override
        public Answer deliver(Batch batch) {
            return new Answer.Away("no such peer", null);
        }
    };
}
