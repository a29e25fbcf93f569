package dev.dovetail.wms.expiry;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.moving.Moving;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.StockView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for lots whose last day is over, by the calendar of their warehouse, and takes them off sale. */
@Component
public class Expiry {
    /** Heaps of one transaction. */
    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final Layout layout;
    private final StockView view;
    private final Outbound outbound;
    private final Moving moving;
    private final Transactions transactions;

    Expiry(Layout layout, StockView view, Outbound outbound, Moving moving, Transactions transactions) {
        this.layout = layout;
        this.view = view;
        this.outbound = outbound;
        this.moving = moving;
        this.transactions = transactions;
    }

    /** One look into each warehouse as of {@code now}. Answers how many heaps were set aside; a second look finds nothing. */
    public int turn(Instant now) {
        int done = 0;
        for (var warehouse : layout.listWarehouses()) done += sweep(warehouse.node(), now);
        return done;
    }

    /** Batch by batch, each a transaction: what changed meanwhile is left for the next look. */
    private int sweep(NodeId node, Instant now) {
        int done = 0;
        var batch = view.expired(node, now, null, BATCH);
        while (!batch.isEmpty()) {
            done += halved(node, batch, now);
            batch = batch.size() < BATCH
                    ? List.of()
                    : view.expired(node, now, batch.getLast().key(), BATCH);
        }
        return done;
    }

    /** A heap that cannot be set aside does not keep its neighbours on sale. */
    private int halved(NodeId node, List<Balance> heaps, Instant now) {
        try {
            return transactions.run(() -> expire(node, heaps, now));
        } catch (RuntimeException e) {
            if (Transactions.databaseAway(e)) throw e;
            if (heaps.size() == 1) {
                LOG.error("{} of node {} could not be set aside as expired", heaps.getFirst(), node, e);
                return 0;
            }
            int half = heaps.size() / 2;
            return halved(node, heaps.subList(0, half), now) + halved(node, heaps.subList(half, heaps.size()), now);
        }
    }

    /** What picks have claimed first: the OMS hears in one commit that it is short, and that the stock is less. */
    private int expire(NodeId node, List<Balance> heaps, Instant now) {
        if (heaps.stream().allMatch(heap -> heap.allocated() == 0)) return moving.expire(node, heaps, now);
        outbound.expire(node, heaps.stream().map(Balance::key).toList(), now);
        return moving.expire(node, asTheyAre(node, heaps), now);
    }

    private List<Balance> asTheyAre(NodeId node, List<Balance> heaps) {
        var keys = heaps.stream().map(Balance::key).collect(Collectors.toSet());
        var locations = keys.stream().map(Balance.Key::location).distinct().toList();
        return view.contents(node, locations).values().stream()
                .flatMap(List::stream)
                .filter(heap -> keys.contains(heap.key()))
                .toList();
    }
}
