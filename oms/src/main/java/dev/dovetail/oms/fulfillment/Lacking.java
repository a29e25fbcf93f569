package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.orders.OrderHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who goes without where a node lacks units: the least urgent first, among equals who came last. Pure. */
final class Lacking {
    private final Map<Sku, Long> missing;
    private final Map<OrderId, OrderHead> heads;

    Lacking(Map<Sku, Long> missing, Map<OrderId, OrderHead> heads) {
        this.missing = new HashMap<>(missing);
        this.heads = heads;
    }

    /** Of the work reserved at the node as much as is missing. */
    List<Work> of(NodeId node, List<Work> reserved) {
        var taken = new ArrayList<Work>();
        reserved.stream()
                .filter(work -> work.node().equals(node))
                .sorted(Comparator.comparing(this::head, RANK).reversed())
                .forEach(work -> {
                    var items = new ArrayList<Work.Item>();
                    for (var item : work.items()) {
                        long units = Math.min(item.quantity(), lacks(item));
                        if (units == 0) continue;
                        KitPart.goods(item.sku(), item.parts(), units)
                                .forEach((sku, gone) ->
                                        missing.computeIfPresent(sku, (_, left) -> Math.max(0, left - gone)));
                        items.add(new Work.Item(item.line(), item.sku(), units, item.parts()));
                    }
                    if (!items.isEmpty()) taken.add(new Work(work.order(), work.node(), work.attempt(), items));
                });
        return taken;
    }

    /** Units that it would take to free what is missing: of a kit, as many as its worst part asks for. */
    private long lacks(Work.Item item) {
        long most = 0;
        for (var goods : KitPart.goods(item.sku(), item.parts(), 1).entrySet())
            most = Math.max(most, Math.ceilDiv(missing.getOrDefault(goods.getKey(), 0L), goods.getValue()));
        return most;
    }

    private static final Comparator<OrderHead> RANK = Comparator.comparingInt(OrderHead::priority)
            .thenComparing(OrderHead::capturedAt)
            .thenComparingLong(head -> head.id().value());

    private OrderHead head(Work work) {
        return Objects.requireNonNull(heads.get(work.order()));
    }
}
