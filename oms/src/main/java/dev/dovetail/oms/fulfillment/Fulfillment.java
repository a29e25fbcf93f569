package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LockedOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes work back: every cancellation of an order's units goes through here. Releases and nodes' facts come as messages. */
@Service
public class Fulfillment {
    private final Cancelling cancelling;
    private final KeyedCancellations keyed;
    private final CancelRequests requests;
    private final FulfillmentStore store;
    private final NodeFactInward facts;
    private final OutageStore outages;
    private final Transactions transactions;

    Fulfillment(
            Cancelling cancelling,
            KeyedCancellations keyed,
            CancelRequests requests,
            FulfillmentStore store,
            NodeFactInward facts,
            OutageStore outages,
            Transactions transactions) {
        this.cancelling = cancelling;
        this.keyed = keyed;
        this.requests = requests;
        this.store = store;
        this.facts = facts;
        this.outages = outages;
        this.transactions = transactions;
    }

    /**
     * Cancels units of an order: at once where no node has them, else the node is asked. Refuses {@code orders.not-found}
     * and {@code orders.no-such-line}.
     *
     * @param wanted units by line; empty means all that is left
     */
    public Cancellation cancel(OrderId order, String reason, List<Units> wanted, Cause cause) {
        return transactions.run(
                () -> cancelling.cancel(order, locked -> asked(locked, wanted), Terms.cancel(reason, null), cause));
    }

    /**
     * As {@link #cancel(OrderId, String, List, Cause)}, for who decided on the order as it was at a version. Refuses
     * {@code orders.changed} too, where it has changed since.
     */
    public Cancellation cancel(OrderId order, int seen, String reason, List<Units> wanted, Cause cause) {
        return transactions.run(() -> cancelling.cancel(
                order, locked -> asked(unchanged(locked, seen), wanted), Terms.cancel(reason, null), cause));
    }

    /**
     * As {@link #cancel(OrderId, String, List, Cause)}, once for each key of the order: the same again is answered with what
     * was answered first. Refuses {@code orders.cancellation-key-reused} where the key comes with other content.
     */
    public Cancellation cancelOnce(OrderId order, String key, String reason, List<Units> wanted, Cause cause) {
        return transactions.run(() -> keyed.once(
                order,
                key,
                reason + "\n" + wanted,
                cause.at(),
                () -> cancelling.cancel(order, locked -> asked(locked, wanted), Terms.cancel(reason, null), cause)));
    }

    /** What would become of a node's work if it went offline now; changes nothing. */
    public AtNode atNode(NodeId node) {
        return outages.atNode(node);
    }

    /** What a cancellation would do now; changes nothing. Refuses as {@link #cancel(OrderId, String, List, Cause)}. */
    public Cancellation preview(OrderId order, List<Units> wanted) {
        return transactions.run(() -> cancelling.preview(order, locked -> asked(locked, wanted)));
    }

    private static List<Units> asked(LockedOrder order, List<Units> wanted) {
        if (wanted.isEmpty()) return everything(order);
        var lines = order.lines().stream().map(LockedOrder.Line::line).collect(toSet());
        for (int i = 0; i < wanted.size(); i++) {
            int line = wanted.get(i).line();
            if (!lines.contains(line))
                throw new Refused(
                        Refused.Kind.UNPROCESSABLE,
                        new Refusal("orders.no-such-line", Map.of("path", "/lines/" + i + "/line", "line", line)));
        }
        return wanted;
    }

    private static LockedOrder unchanged(LockedOrder order, int seen) {
        int version = order.head().version();
        if (version == seen) return order;
        throw new Refused(
                Refused.Kind.CONFLICT, new Refusal("orders.changed", Map.of("seen", seen, "version", version)));
    }

    /**
     * Cancels min(quantity, unpicked) of the latest order of that customer and SKU; where nothing can be cancelled it needs
     * a return, and with no such order it is unmatched. The same request again is answered with what became of it; refuses
     * {@code orders.cancel-request-conflict} where it names another SKU or quantity.
     */
    public CancelRequest request(int client, CancelAsk ask, Cause cause) {
        return transactions.run(() -> requests.take(client, ask, cause));
    }

    public Optional<CancelRequest> findRequest(long id) {
        return requests.find(id);
    }

    /** The work that nodes were given for the order, in the order it was given. */
    public List<NodeWork> work(OrderId order) {
        return store.ofOrders(List.of(order)).values().stream()
                .map(NodeWork::of)
                .sorted(Comparator.comparingLong(work -> work.id().value()))
                .toList();
    }

    private static List<Units> everything(LockedOrder order) {
        return order.lines().stream()
                .filter(LockedOrder.Line::goods)
                .filter(line ->
                        line.counters().of(Counter.ORDERED) > line.counters().of(Counter.CANCELLED))
                .map(line -> new Units(line.line(), line.counters().of(Counter.ORDERED)))
                .toList();
    }

    /**
     * Hears facts of a node that posts them, as those of our own nodes are heard: in the order given, joining the caller's
     * transaction. The caller answers for hearing each once; a fact that comes before what it belongs to is a
     * {@link dev.dovetail.kernel.TryLater}.
     */
    public void hear(List<Message> told) {
        facts.apply(told);
    }
}
