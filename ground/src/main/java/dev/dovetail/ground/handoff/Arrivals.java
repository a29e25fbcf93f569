package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Peering.Answer;
import dev.dovetail.ground.handoff.Peering.Batch;
import dev.dovetail.ground.handoff.Peering.Receipt;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes in what another Dovetail sends, as if it were delivered inside: inbox, effect and receipt in one transaction. */
public interface Arrivals {
    /**
     * Applies the batch and answers after the commit. {@code batch.peer()} is who sends it, and may speak for {@code nodes}
     * only; a destination that is not {@link Inward#fromPeers} is refused. Messages of a key of which we hold less than the
     * sender has receipts for are not taken: we were set back, and the sender begins again from there.
     *
     * @param beforehand joins the transaction of the messages it is given, before their effect
     */
    Answer.Told take(Batch batch, Set<Integer> nodes, Consumer<List<Message>> beforehand);

    /** What we hold of the peer's messages. */
    List<Receipt> held(String peer);

    /**
     * The peer holds no more than this of ours: what was taken up after it waits to be sent again, and what it has of it after
     * all has no second effect.
     *
     * @return how many messages wait again
     */
    int setBack(String peer, Collection<Receipt> held);

    /** As {@link #setBack}, for a peer that says all it holds: keys that it does not name, it holds nothing of. */
    int compare(String peer, Collection<Receipt> held);

    /** How many of our messages wait for a peer, dead ones included; a thousand of a family means a thousand or more. */
    long waiting(Peering.Way way);
}
