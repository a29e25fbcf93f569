package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.room.Measured;
import dev.dovetail.wms.room.Room;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Picks into the cartons that are shipped: who packs finds them open with the goods in them. */
@Component
class CartonPicks {
    private final CartonTypes types;
    private final Outbound outbound;
    private final Layout layout;
    private final Room room;
    private final ParcelStore parcels;
    private final ParcelWrites writes;
    private final CartonOpening opening;
    private final IdSource ids;

    CartonPicks(
            CartonTypes types,
            Outbound outbound,
            Layout layout,
            Room room,
            ParcelStore parcels,
            ParcelWrites writes,
            CartonOpening opening,
            IdSource ids) {
        this.types = types;
        this.outbound = outbound;
        this.layout = layout;
        this.room = room;
        this.parcels = parcels;
        this.writes = writes;
        this.opening = opening;
        this.ids = ids;
    }

    /** The cartons that these orders may be picked into; an order that may not is absent. */
    Map<FulfillmentOrderId, Packing.ToFill> plan(NodeId node, Collection<OutboundOrder> orders) {
        var known = types.list(node);
        if (known.isEmpty() || orders.isEmpty()) return Map.of();
        var measured = room.measured(node, skus(orders));
        Map<FulfillmentOrderId, String> open = new LinkedHashMap<>();
        parcels.open(node, orders.stream().map(OutboundOrder::id).toList())
                .forEach(parcel -> open.put(parcel.outbound(), parcel.carton()));
        Map<FulfillmentOrderId, Packing.ToFill> plans = new LinkedHashMap<>();
        for (var order : orders)
            CartonPlan.of(order, known, measured)
                    .ifPresent(type -> plans.put(order.id(), new Packing.ToFill(type.code(), open.get(order.id()))));
        return plans;
    }

    private static Set<Sku> skus(Collection<OutboundOrder> orders) {
        return orders.stream()
                .flatMap(order -> order.lines().stream().map(OutboundOrder.Line::sku))
                .collect(Collectors.toSet());
    }

    /** What is known of all picks of a list before they are held against their cartons. */
    private record Known(
            Map<FulfillmentOrderId, OutboundOrder> orders,
            Map<String, Location> places,
            Map<String, Parcel> parcels,
            List<CartonType> types,
            Map<Sku, Measured> measured,
            Map<String, Box> boxes) {}

    /** @param orders that the caller's list is about, those of other picks too: all are locked at once, in key order */
    PickedCartons take(NodeId node, List<CartonPick> picks, Collection<FulfillmentOrderId> orders) {
        var known = known(node, picks, orders);
        List<PickedCartons.Into> taken = new ArrayList<>();
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var pick : picks) {
            var refusal = refusal(pick, known);
            var box = refusal == null ? box(pick, known) : null;
            var unit = known.measured().get(pick.sku());
            if (box == null || unit == null) {
                refused.put(pick.scanId(), refusal == null ? noCarton(pick) : refusal);
                continue;
            }
            var full = box.refusal(unit, pick.units());
            if (full != null) {
                refused.put(pick.scanId(), full);
                continue;
            }
            box.put(unit, pick.units());
            taken.add(new PickedCartons.Into(
                    pick, box.id(), box.fresh() ? box.type().size() : null));
        }
        return new PickedCartons(taken, refused);
    }

    private Known known(NodeId node, List<CartonPick> picks, Collection<FulfillmentOrderId> all) {
        var orders = outbound.lock(
                node,
                Stream.concat(picks.stream().map(CartonPick::outbound), all.stream())
                        .distinct()
                        .toList());
        var places = layout.byCode(node, picks.stream().map(CartonPick::carton).collect(Collectors.toSet()));
        var there = places.values().stream()
                .filter(place -> place.kind() == Location.Kind.PARCEL)
                .map(place -> new ParcelId(place.id()))
                .toList();
        var locked = parcels.withLines(node, parcels.lock(node, there)).stream()
                .collect(Collectors.toMap(Parcel::carton, parcel -> parcel));
        var skus = Stream.concat(
                        skus(orders.values()).stream(),
                        locked.values().stream()
                                .flatMap(parcel -> parcel.lines().stream().map(Parcel.Line::sku)))
                .collect(Collectors.toSet());
        return new Known(orders, places, locked, types.list(node), room.measured(node, skus), new LinkedHashMap<>());
    }

    private static @Nullable Refusal refusal(CartonPick pick, Known known) {
        var order = known.orders().get(pick.outbound());
        if (order == null
                || CartonPlan.of(order, known.types(), known.measured()).isEmpty()) return noCarton(pick);
        var fresh = known.boxes().get(pick.carton());
        if (fresh != null) return fresh.outbound().equals(pick.outbound()) ? null : taken(pick, fresh.outbound());
        boolean ours = Location.ours(pick.carton()).isPresent();
        if (!ours && !known.places().containsKey(pick.carton())) return null;
        var parcel = known.parcels().get(pick.carton());
        if (parcel == null) return new Refusal("packing.not-a-carton", Map.of("scanned", pick.carton()));
        if (!parcel.outbound().equals(pick.outbound())) return taken(pick, parcel.outbound());
        return ParcelState.of(parcel.state()).decide(new ParcelCommand.Pack()) instanceof Decision.Refused<ParcelState>
                ? new Refusal("packing.carton-closed", Map.of("carton", pick.carton(), "state", parcel.state()))
                : null;
    }

    private static Refusal taken(CartonPick pick, FulfillmentOrderId other) {
        return new Refusal("packing.carton-taken", Map.of("carton", pick.carton(), "outbound", other.toString()));
    }

    private static Refusal noCarton(CartonPick pick) {
        return new Refusal("picking.no-carton", Map.of("carton", pick.carton()));
    }

    /** Null where there is no such type. */
    private @Nullable Box box(CartonPick pick, Known known) {
        var before = known.boxes().get(pick.carton());
        if (before != null) return before;
        var parcel = known.parcels().get(pick.carton());
        var type = type(pick, known);
        if (type.isEmpty()) return null;
        var id = parcel == null ? new ParcelId(ids.next(pick.outbound().slot())) : parcel.id();
        var box = new Box(id, pick.carton(), pick.outbound(), type.get(), parcel == null);
        if (parcel != null)
            for (var line : parcel.lines()) {
                var unit = known.measured().get(line.sku());
                if (unit != null) box.put(unit, line.quantity());
            }
        known.boxes().put(pick.carton(), box);
        return box;
    }

    /** As it was opened; else as it was told; else as it is planned. */
    private static Optional<CartonType> type(CartonPick pick, Known known) {
        var place = known.places().get(pick.carton());
        var size = place == null ? Location.Size.UNKNOWN : place.size();
        if (size.widthMm() != null
                && size.depthMm() != null
                && size.heightMm() != null
                && size.weightLimitGrams() != null)
            return Optional.of(new CartonType(
                    pick.carton(), size.widthMm(), size.depthMm(), size.heightMm(), size.weightLimitGrams()));
        var told = pick.type();
        if (told != null)
            return known.types().stream()
                    .filter(type -> type.code().equals(told))
                    .findFirst();
        return CartonPlan.of(
                Objects.requireNonNull(known.orders().get(pick.outbound())), known.types(), known.measured());
    }

    /** Opens the cartons of those picks that were made, and counts what lies in them. */
    void fill(NodeId node, PickedCartons picked, Collection<UUID> refused) {
        Map<ParcelId, PackPlan.Opened> opened = new LinkedHashMap<>();
        Map<String, Location.Size> sizes = new LinkedHashMap<>();
        List<PackPlan.Filled> filled = new ArrayList<>();
        for (var into : picked.taken()) {
            var pick = into.pick();
            var opens = into.opens();
            if (refused.contains(pick.scanId())) continue;
            if (opens != null) {
                opened.putIfAbsent(
                        into.parcel(), new PackPlan.Opened(into.parcel(), pick.carton(), pick.outbound(), pick.at()));
                sizes.put(pick.carton(), opens);
            }
            filled.add(new PackPlan.Filled(into.parcel(), pick.line(), pick.sku(), pick.units()));
        }
        opening.open(node, List.copyOf(opened.values()), sizes);
        writes.fill(node, PackPlan.summed(filled));
    }
}
