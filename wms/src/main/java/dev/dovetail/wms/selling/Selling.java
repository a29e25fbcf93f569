package dev.dovetail.wms.selling;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes the receipts of stores that we run. A sale has happened: it is never refused for want of stock. */
@Component
public class Selling {
    private final CounterSaleStore store;
    private final Items items;
    private final Layout layout;
    private final Stock stock;
    private final IdSource ids;
    private final Transactions transactions;

    Selling(CounterSaleStore store, Items items, Layout layout, Stock stock, IdSource ids, Transactions transactions) {
        this.store = store;
        this.items = items;
        this.layout = layout;
        this.stock = stock;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** @param repeated whether it had come before */
    public record Taken(CounterSale sale, boolean repeated) {}

    /**
     * Takes a receipt once: its moves, and what the OMS is told of them. Refuses {@code sales.receipt-conflict}, {@code
     * sales.unknown-sku}, {@code sales.unit}, {@code sales.not-a-bin}; malformed {@code sales.too-old}, {@code sales.future}.
     */
    public Taken take(Warehouse warehouse, int client, CounterReceipt receipt, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            long id = ids.next(node.value() & 255);
            boolean fresh = store.add(node, client, id, receipt, cause);
            var known = store.get(node, client, receipt);
            if (!fresh && !known.same())
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        new Refusal(
                                "sales.receipt-conflict",
                                Map.of("register", receipt.register(), "receipt", receipt.receipt())));
            if (!fresh) return new Taken(known.sale(), true);
            receipt.checkTime(cause.at());
            var counted = counted(node, client, receipt);
            var leaving = new Leaving(node, "sale:" + id, cause.who(), receipt.soldAt(), counted.size());
            leaving.move(stock, counted);
            store.addLines(node, id, counted, leaving.unbooked);
            stock.tell(node, facts(node, receipt, "sale:" + id, leaving));
            return new Taken(store.get(node, client, receipt).sale(), false);
        });
    }

    private List<Counted> counted(NodeId node, int client, CounterReceipt receipt) {
        var skus = receipt.lines().stream()
                .map(line -> new Sku(client, line.sku()))
                .distinct()
                .toList();
        var bins = receipt.lines().stream()
                .map(CounterLine::putBack)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Counted.of(client, receipt.lines(), items.find(node, skus), layout.byCode(node, bins));
    }

    private static List<Telling> facts(NodeId node, CounterReceipt receipt, String reference, Leaving leaving) {
        return Stream.of(
                        fact(node, receipt, Leaving.SOLD, reference, leaving.sold),
                        fact(node, receipt, Leaving.REFUNDED, reference, leaving.putBack))
                .filter(fact -> !fact.deltas().isEmpty())
                .map(Telling::of)
                .toList();
    }

    private static NodeFact.StockChanged fact(
            NodeId node, CounterReceipt receipt, String reason, String reference, Map<Sku, Long> changes) {
        var deltas = changes.entrySet().stream()
                .map(of -> new NodeFact.Delta(of.getKey().client(), of.getKey().code(), of.getValue()))
                .toList();
        return new NodeFact.StockChanged(node, receipt.soldAt(), reason, reference, deltas);
    }
}
