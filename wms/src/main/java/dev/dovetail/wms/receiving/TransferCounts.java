package dev.dovetail.wms.receiving;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.contract.fulfillment.NodeFact.TransferReceived;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is told of goods that another of our warehouses sent, as they are counted onto a dock: pure. */
final class TransferCounts {
    private TransferCounts() {}

    private record Heap(Sku sku, String lot) {}

    /** One fact for each carton that something was counted of. */
    static List<Telling> told(
            NodeId node, Function<Arrival, ExpectedDelivery.@Nullable Carton> cartons, List<Arrival> arrived) {
        Map<ExpectedDelivery.Carton, List<Arrival>> byCarton = new LinkedHashMap<>();
        for (var one : arrived) {
            var carton = cartons.apply(one);
            if (carton != null)
                byCarton.computeIfAbsent(carton, _ -> new ArrayList<>()).add(one);
        }
        List<Telling> facts = new ArrayList<>();
        byCarton.forEach((carton, counted) -> {
            var fact = new TransferReceived(
                    node, counted.getLast().scan().at(), carton.transfer(), carton.parcel(), goods(counted));
            facts.add(new Telling(fact, carton.parcel().value(), 0, null));
        });
        return facts;
    }

    private static List<Goods> goods(List<Arrival> counted) {
        Map<Heap, List<Arrival>> heaps = new LinkedHashMap<>();
        for (var one : counted)
            heaps.computeIfAbsent(new Heap(one.sku(), one.lot().key().lot()), _ -> new ArrayList<>())
                    .add(one);
        List<Goods> goods = new ArrayList<>();
        heaps.forEach((heap, arrivals) -> goods.add(new Goods(
                heap.sku().client(),
                heap.sku().code(),
                heap.lot(),
                arrivals.getFirst().lot().expiresOn(),
                arrivals.stream().mapToLong(Arrival::units).sum(),
                arrivals.stream()
                        .flatMap(one -> one.told().read().serials().stream())
                        .toList())));
        return goods;
    }
}
