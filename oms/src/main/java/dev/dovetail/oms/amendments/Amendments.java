package dev.dovetail.oms.amendments;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.util.List;
import org.springframework.stereotype.Service;

/** Every change of an order's lines or address after its capture goes through {@link #amend}. */
@Service
public class Amendments {
    private final Amending amending;
    private final AmendmentStore store;
    private final OrderBook book;
    private final Transactions transactions;

    Amendments(Amending amending, AmendmentStore store, OrderBook book, Transactions transactions) {
        this.amending = amending;
        this.store = store;
        this.book = book;
        this.transactions = transactions;
    }

    /**
     * Changes an order, once for each key: at once where no node has the units, else by asking the node, which may say no.
     * The same again is answered with what was answered first.
     *
     * <p>All of it or nothing: refuses {@code orders.amend-released} (past the channel's cutoff), {@code -picked}, {@code
     * -shipped}, {@code -delivered}, {@code -cancelled} with the stage that says no and what can still be done, {@code
     * orders.amend-withdrawal-pending} while a node has not answered, {@code orders.revision-old}, {@code orders.no-such-line}, {@code availability.not-enough}
     * (channels that may refuse), {@code orders.amendment-key-reused}, {@code orders.not-found}.
     *
     * @throws Moved where the order is not the one any more that the difference was made of
     */
    public Amended amend(Asked asked, Cause cause) {
        return transactions.run(() -> amending.amend(asked, cause));
    }

    /** The order has changed since the difference was made: it is to be made again. */
    public static final class Moved extends RuntimeException {
        Moved() {
            super("the order has changed since", null, false, false);
        }
    }

    /** What an amendment would do, and how the order would stand after it. */
    public record Preview(Amended outcome, OrderView after) {}

    /**
     * Does all that {@link #amend} does and takes it back, so that what is shown is what would be done. Refuses as that does.
     */
    public Preview preview(Asked asked, Cause cause) {
        try {
            transactions.run(() -> {
                var outcome = amending.amend(asked, cause);
                throw new TakenBack(new Preview(outcome, book.getOrder(asked.order())));
            });
        } catch (TakenBack seen) {
            return seen.preview;
        }
        throw new IllegalStateException("a preview ends by taking itself back");
    }

    /** Ends the transaction of a preview without a trace. */
    @SuppressWarnings("serial")
    private static final class TakenBack extends RuntimeException {
        private final transient Preview preview;

        TakenBack(Preview preview) {
            super("a preview", null, false, false);
            this.preview = preview;
        }
    }

    /** What became of an order's amendments, oldest first. */
    public List<Amended> ofOrder(OrderId order) {
        return store.ofOrder(order);
    }
}
