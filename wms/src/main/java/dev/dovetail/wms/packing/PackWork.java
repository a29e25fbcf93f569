package dev.dovetail.wms.packing;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lends picked outbounds to packers. */
@Component
class PackWork {
    private final BenchStore benches;
    private final OutboundView outbounds;
    private final Unpacked unpacked;
    private final ParcelStore parcels;
    private final Layout layout;
    private final Items items;
    private final Transactions transactions;

    PackWork(
            BenchStore benches,
            OutboundView outbounds,
            Unpacked unpacked,
            ParcelStore parcels,
            Layout layout,
            Items items,
            Transactions transactions) {
        this.benches = benches;
        this.outbounds = outbounds;
        this.unpacked = unpacked;
        this.parcels = parcels;
        this.layout = layout;
        this.items = items;
        this.transactions = transactions;
    }

    List<PackTask> next(Warehouse warehouse, String worker, int limit, @Nullable Collection<FulfillmentOrderId> of) {
        var node = warehouse.node();
        if (of != null && of.isEmpty()) return List.of();
        var lent = transactions.run(() -> benches.lend(node, worker, limit, of == null ? List.of() : of));
        if (lent.isEmpty()) return List.of();
        var orders = outbounds.find(node, lent);
        var toPack = unpacked.of(node, orders);
        var totes = totes(node, toPack.values());
        var cartons = parcels.open(node, lent).stream()
                .collect(Collectors.groupingBy(
                        Parcel::outbound, Collectors.mapping(Parcel::carton, Collectors.toList())));
        var goods = items.find(node, skus(toPack.values()));
        List<PackTask> tasks = new ArrayList<>();
        for (var id : lent) {
            var order = orders.get(id);
            var left = toPack.get(id);
            if (order == null || left == null) continue;
            tasks.add(new PackTask(
                    order,
                    left.places().stream()
                            .map(place -> totes.getOrDefault(place, "?"))
                            .toList(),
                    cartons.getOrDefault(id, List.of()),
                    left.wanted().stream().map(wanted -> line(wanted, goods)).toList()));
        }
        return tasks;
    }

    private Map<Long, String> totes(NodeId node, Collection<ToPack> outbounds) {
        var ids = outbounds.stream().flatMap(one -> one.places().stream()).collect(Collectors.toSet());
        return layout.byId(node, ids).values().stream().collect(Collectors.toMap(Location::id, Location::code));
    }

    private static List<Sku> skus(Collection<ToPack> outbounds) {
        return outbounds.stream()
                .flatMap(one -> one.wanted().stream())
                .map(ToPack.Wanted::sku)
                .distinct()
                .toList();
    }

    private static PackTask.Line line(ToPack.Wanted wanted, Map<Sku, Item> goods) {
        var item = goods.get(wanted.sku());
        Optional<String> barcode = item == null ? Optional.empty() : item.eachBarcode();
        return new PackTask.Line(wanted.line(), wanted.sku(), barcode, wanted.quantity());
    }
}
