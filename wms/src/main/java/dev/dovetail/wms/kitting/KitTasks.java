package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is to be fetched for work orders, as a worker walks it, and made at their benches. */
@Component
class KitTasks {
    private final WorkOrderStore store;
    private final WorkClaims claims;
    private final Items items;
    private final Layout layout;

    KitTasks(WorkOrderStore store, WorkClaims claims, Items items, Layout layout) {
        this.store = store;
        this.claims = claims;
        this.items = items;
        this.layout = layout;
    }

    List<KitTask> next(NodeId node, String worker, int limit) {
        var lent = store.lock(node, claims.lend(node, worker, limit));
        if (lent.isEmpty()) return List.of();
        return shown(node, List.copyOf(lent.values())).stream()
                .filter(task -> !task.lines().isEmpty() || task.bench() != null)
                .toList();
    }

    List<KitTask> shown(NodeId node, List<WorkOrder> orders) {
        var open = claims.of(node, orders.stream().map(WorkOrder::id).toList()).stream()
                .filter(claim -> claim.open() > 0)
                .toList();
        var skus = open.stream().map(Claim::sku).distinct().toList();
        var known = items.find(node, skus);
        var handled = items.handling(node, skus);
        var bins =
                layout.byId(node, open.stream().map(Claim::location).distinct().toList());
        return orders.stream()
                .map(order -> new KitTask(
                        order.id(),
                        order.kind().word(),
                        order.sku(),
                        order.quantity(),
                        order.key(),
                        order.open(),
                        order.benchCode(),
                        open.stream()
                                .filter(claim -> claim.order() == order.id())
                                .sorted(Comparator.comparingInt(
                                        claim -> bin(bins, claim).walk()))
                                .map(claim -> line(bin(bins, claim), claim, known, handled))
                                .toList()))
                .toList();
    }

    private static Location bin(Map<Long, Location> bins, Claim claim) {
        return Objects.requireNonNull(bins.get(claim.location()));
    }

    private static KitTask.Line line(Location bin, Claim claim, Map<Sku, Item> known, Map<Sku, Handling> handled) {
        return new KitTask.Line(
                claim.seq(),
                bin.code(),
                bin.checkDigits(),
                claim.sku(),
                claim.lot(),
                claim.open(),
                Optional.ofNullable(known.get(claim.sku())).flatMap(Item::eachBarcode),
                handled.getOrDefault(claim.sku(), Handling.PLAIN).serials());
    }
}
