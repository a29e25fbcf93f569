package dev.dovetail.wms.walls;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.totes.ToteLoads;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which orders of a container want an item, and which slot is theirs. Reads only. */
@Component
class RightSlots {
    static final Set<Location.Kind> CONTAINERS = Set.of(Location.Kind.TOTE, Location.Kind.CART);

    /** Who is served first of those that want the same. */
    private static final Comparator<OutboundOrder> URGENT = Comparator.comparingInt(OutboundOrder::priority)
            .thenComparing(OutboundOrder::shipBy, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingLong(order -> order.id().value());

    private final WallStore walls;
    private final ToteLoads loads;
    private final OutboundView outbounds;
    private final StockView view;

    RightSlots(WallStore walls, ToteLoads loads, OutboundView outbounds, StockView view) {
        this.walls = walls;
        this.loads = loads;
        this.outbounds = outbounds;
        this.view = view;
    }

    /** An order that wants some of what was scanned. @param units that lie in the container for it; @param slot null where it has none yet */
    record Wanting(
            OutboundOrder order, long units, @Nullable Slot slot) {}

    /** What lies in a container for one of its orders. @param slot null where it has none yet */
    record In(
            OutboundOrder order, List<Held> held, @Nullable Slot slot) {}

    /** The orders of containers, with what lies there and the slots they have. */
    final class Orders {
        private final Map<Long, List<FulfillmentOrderId>> byContainer;
        private final Map<FulfillmentOrderId, OutboundOrder> orders;
        private final Map<FulfillmentOrderId, Slot> slots;
        private final Container lying;

        Orders(NodeId node, Collection<Long> containers) {
            byContainer = loads.orders(node, containers);
            var all = byContainer.values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            orders = outbounds.find(node, all);
            slots = walls.ofOrders(node, all).stream()
                    .collect(Collectors.toMap(slot -> Objects.requireNonNull(slot.outbound()), slot -> slot));
            lying = new Container(
                    view.held(node, all.stream().map(Container::reference).toList()));
        }

        private Stream<OutboundOrder> urgent(long container) {
            return byContainer.getOrDefault(container, List.of()).stream()
                    .map(orders::get)
                    .filter(Objects::nonNull)
                    .sorted(URGENT);
        }

        /** The most urgent first; an order of which nothing lies there is absent. */
        List<In> in(long container) {
            return urgent(container)
                    .map(order -> new In(order, lying.of(container, order.id()), slots.get(order.id())))
                    .filter(one -> !one.held().isEmpty())
                    .toList();
        }

        /** The most urgent first. */
        List<Wanting> wanting(long container, Sku sku, @Nullable String lot) {
            return urgent(container)
                    .map(order ->
                            new Wanting(order, lying.units(container, order.id(), sku, lot), slots.get(order.id())))
                    .filter(one -> one.units() > 0)
                    .toList();
        }
    }

    /** Why goods do not go where they were put, and where they go. */
    Map<UUID, Refusal> refusals(
            NodeId node, List<SortScan> scans, Map<String, Location> places, Map<Long, Slot> slots, Barcodes goods) {
        var orders = new Orders(
                node,
                scans.stream()
                        .map(scan ->
                                Objects.requireNonNull(places.get(scan.from())).id())
                        .collect(Collectors.toSet()));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var from = Objects.requireNonNull(places.get(scan.from())).id();
            var good = goods.get(
                    scan.barcode(), sku -> !orders.wanting(from, sku, null).isEmpty());
            var slot = Objects.requireNonNull(
                    slots.get(Objects.requireNonNull(places.get(scan.to())).id()));
            var lot = scan.read().or(good.mark()).lot();
            refused.put(scan.scanId(), refusal(scan, good, slot, orders.wanting(from, good.sku(), lot)));
        }
        return refused;
    }

    private static Refusal refusal(SortScan scan, Scanned good, Slot slot, List<Wanting> wanting) {
        if (wanting.isEmpty()) return nobody(good.sku(), scan.from());
        var own = wanting.stream()
                .filter(one -> one.order().id().equals(slot.outbound()))
                .findFirst();
        if (own.isPresent())
            return new Refusal(
                    "sorting.too-many",
                    Map.of("slot", slot.code(), "expected", own.get().units(), "scanned", scan.packs() * good.units()));
        var right = wanting.stream()
                .map(Wanting::slot)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Slot::code)
                .orElse("the slot that is shown when it is scanned");
        return new Refusal(
                slot.outbound() == null ? "sorting.wrong-slot" : "sorting.slot-taken",
                Map.of("scanned", slot.code(), "expected", right));
    }

    static Refusal nobody(Sku sku, String container) {
        return new Refusal("sorting.nobody-wants", Map.of("scanned", sku.toString(), "from", container));
    }
}
