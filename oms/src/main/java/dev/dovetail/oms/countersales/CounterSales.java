package dev.dovetail.oms.countersales;

import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.PositionsMoved;
import dev.dovetail.oms.availability.StockChange;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.feeds.FeedConfig;
import dev.dovetail.oms.network.Node;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes the receipts of stores whose feed leaves their sales to the tills. A sale has happened: it is never refused for want of stock. */
@Service
public class CounterSales {
    static final String SOLD = "sold";
    static final String REFUNDED = "refunded";

    private final CounterSaleStore store;
    private final FeedBook feeds;
    private final Catalog catalog;
    private final Availability availability;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Transactions transactions;

    CounterSales(
            CounterSaleStore store,
            FeedBook feeds,
            Catalog catalog,
            Availability availability,
            ApplicationEventPublisher events,
            IdSource ids,
            Transactions transactions) {
        this.store = store;
        this.feeds = feeds;
        this.catalog = catalog;
        this.availability = availability;
        this.events = events;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** @param repeated whether it had come before */
    public record Taken(CounterSale sale, boolean repeated) {}

    /**
     * Takes a receipt once, with what it moves of the node's stock. Refuses {@code sales.own-node} where our own warehouse
     * program keeps the stock, {@code sales.told-by-feed}, {@code sales.receipt-conflict}, {@code sales.unknown-sku}, {@code
     * sales.not-goods}, {@code sales.unit}; malformed {@code sales.too-old}, {@code sales.future}.
     */
    public Taken take(Node node, int client, CounterReceipt receipt, Cause cause) {
        checkTeller(node, client);
        return transactions.run(() -> {
            boolean fresh = store.add(node.id(), client, ids.next(0), receipt, cause);
            var sale = store.get(node.id(), client, receipt);
            if (!fresh && !sale.same())
                throw no(
                        "sales.receipt-conflict", Map.of("register", receipt.register(), "receipt", receipt.receipt()));
            if (!fresh) return new Taken(sale.sale(), true);
            receipt.checkTime(cause.at());
            var skus = receipt.lines().stream()
                    .map(line -> Counted.sku(client, line))
                    .toList();
            var counted = Counted.of(client, receipt.lines(), catalog.find(skus));
            store.addLines(node.id(), Long.parseLong(sale.sale().id()), counted);
            move(node, receipt, counted);
            return new Taken(store.get(node.id(), client, receipt).sale(), false);
        });
    }

    /** Who else would tell the same sale: then it would count twice. */
    private void checkTeller(Node node, int client) {
        var feed = feeds.find(node.id(), client)
                .orElseThrow(() -> no(
                        "sales.own-node",
                        Map.of("node", node.code(), "possible", "/warehouses/" + node.code() + "/sales")));
        if (feed.config().sales() != FeedConfig.Sales.COUNTER)
            throw no("sales.told-by-feed", Map.of("node", node.code()));
    }

    /** A snapshot that had seen the sale already is netted by whoever hears of what moved, in this transaction. */
    private void move(Node node, CounterReceipt receipt, List<Counted> counted) {
        var moved = counted.stream().filter(line -> line.change() != 0).toList();
        availability.change(moved.stream()
                .map(line -> new StockChange(node.id(), line.sku(), line.change(), reason(line)))
                .toList());
        events.publishEvent(new PositionsMoved(moved.stream()
                .map(line ->
                        new PositionsMoved.Move(node.id(), line.sku(), line.change(), receipt.soldAt(), reason(line)))
                .toList()));
    }

    private static String reason(Counted line) {
        return line.change() < 0 ? SOLD : REFUNDED;
    }

    private static Refused no(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }
}
