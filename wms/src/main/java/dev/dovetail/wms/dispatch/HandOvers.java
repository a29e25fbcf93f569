package dev.dovetail.wms.dispatch;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.stock.Telling;
import dev.dovetail.wms.transfers.Transit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives cartons to the customers who come for them, or to the truck that brings them to another of our warehouses. */
@Component
class HandOvers {
    private final Packing packing;
    private final PackingView parcels;
    private final GoingOut goingOut;
    private final PickupStore store;
    private final Outbound outbound;
    private final OutboundView view;
    private final Transit transit;

    HandOvers(
            Packing packing,
            PackingView parcels,
            GoingOut goingOut,
            PickupStore store,
            Outbound outbound,
            OutboundView view,
            Transit transit) {
        this.packing = packing;
        this.parcels = parcels;
        this.goingOut = goingOut;
        this.store = store;
        this.outbound = outbound;
        this.view = view;
        this.transit = transit;
    }

    Map<UUID, Refusal> take(NodeId node, List<HandOverScan> scans) {
        var seen =
                parcels.byCarton(node, scans.stream().map(HandOverScan::carton).collect(Collectors.toSet()));
        var transferred = transferred(node, seen.values());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var asked = asked(scans, seen, transferred, store.rule(node).proofs(), refused);
        var at = scans.getFirst().at();
        var rounds = packing.handOver(node, seen.values(), asked.keySet(), at);
        var gone = rounds.stream().flatMap(List::stream).toList();
        var given = gone.stream().map(Parcel::id).collect(Collectors.toSet());
        asked.forEach((id, scan) -> {
            if (!given.contains(id)) refused.put(scan.scanId(), refusal("dispatch.not-for-pickup", scan));
        });
        if (gone.isEmpty()) return refused;
        store.hand(node, handed(asked, only(rounds, parcel -> !transferred.contains(parcel.outbound()))));
        goingOut.go(
                node,
                only(rounds, parcel -> !transferred.contains(parcel.outbound())),
                parcel -> by(scan(asked, parcel)),
                (parcel, order) -> told(node, parcel, order, scan(asked, parcel)));
        send(node, only(rounds, parcel -> transferred.contains(parcel.outbound())), asked);
        return refused;
    }

    private static Map<ParcelId, HandOverScan> asked(
            List<HandOverScan> scans,
            Map<String, Parcel> seen,
            Set<FulfillmentOrderId> transferred,
            List<String> proofs,
            Map<UUID, Refusal> refused) {
        Map<ParcelId, HandOverScan> asked = new LinkedHashMap<>();
        for (var scan : scans) {
            var parcel = seen.get(scan.carton());
            var unproven = parcel != null && transferred.contains(parcel.outbound()) ? null : proof(scan, proofs);
            if (unproven != null) refused.put(scan.scanId(), unproven);
            else if (parcel == null) refused.put(scan.scanId(), refusal("dispatch.no-such-carton", scan));
            else if (asked.putIfAbsent(parcel.id(), scan) != null)
                refused.put(scan.scanId(), refusal("dispatch.already-handed-over", scan));
        }
        return asked;
    }

    private static Map<ParcelId, HandOverScan> handed(Map<ParcelId, HandOverScan> asked, List<List<Parcel>> rounds) {
        Map<ParcelId, HandOverScan> handed = new TreeMap<>(Comparator.comparingLong(ParcelId::value));
        rounds.stream().flatMap(List::stream).forEach(parcel -> handed.put(parcel.id(), scan(asked, parcel)));
        return handed;
    }

    /** Only words of the store's list are kept: who somebody is, is kept nowhere here. */
    private static @Nullable Refusal proof(HandOverScan scan, List<String> proofs) {
        if (scan.proof() == null)
            return proofs.isEmpty()
                    ? null
                    : new Refusal("dispatch.proof-needed", Map.of("carton", scan.carton(), "proofs", proofs));
        return proofs.contains(scan.proof())
                ? null
                : new Refusal("dispatch.no-such-proof", Map.of("proof", scan.proof(), "proofs", proofs));
    }

    private Set<FulfillmentOrderId> transferred(NodeId node, Collection<Parcel> some) {
        return transfers(outbound.lock(node, orders(some)));
    }

    /** Of what these cartons are packed for: what goes to another of our warehouses. */
    Set<FulfillmentOrderId> transfers(NodeId node, Collection<Parcel> some) {
        return some.isEmpty() ? Set.of() : transfers(view.find(node, orders(some)));
    }

    private static List<FulfillmentOrderId> orders(Collection<Parcel> some) {
        return some.stream().map(Parcel::outbound).distinct().toList();
    }

    private static Set<FulfillmentOrderId> transfers(Map<FulfillmentOrderId, OutboundOrder> outbounds) {
        return outbounds.values().stream()
                .filter(order -> order.service().equals(NodeRequest.TRANSFER))
                .map(OutboundOrder::id)
                .collect(Collectors.toSet());
    }

    private static List<List<Parcel>> only(List<List<Parcel>> rounds, Predicate<Parcel> which) {
        return rounds.stream()
                .map(round -> round.stream().filter(which).toList())
                .filter(round -> !round.isEmpty())
                .toList();
    }

    /** Our own goods on their way to another of our warehouses. */
    private void send(NodeId node, List<List<Parcel>> rounds, Map<ParcelId, HandOverScan> asked) {
        var left = transit.leave(
                node,
                rounds.stream()
                        .flatMap(List::stream)
                        .map(parcel -> new Transit.Leaving(
                                parcel.id(),
                                parcel.outbound(),
                                scan(asked, parcel).worker(),
                                scan(asked, parcel).at()))
                        .toList());
        goingOut.count(node, rounds, (parcel, order) -> {
            var scan = scan(asked, parcel);
            var fact = new NodeFact.TransferLeft(
                    node,
                    order.id(),
                    order.order(),
                    scan.at(),
                    parcel.id(),
                    parcel.carton(),
                    scan.worker(),
                    Objects.requireNonNull(left.get(parcel.id())));
            return new Telling(fact, order.id().value(), order.version(), key(parcel));
        });
    }

    private static String key(Parcel parcel) {
        return "hand-over:parcel:" + parcel.id();
    }

    private static HandOverScan scan(Map<ParcelId, HandOverScan> asked, Parcel parcel) {
        return Objects.requireNonNull(asked.get(parcel.id()));
    }

    private static GoingOut.By by(HandOverScan scan) {
        return new GoingOut.By("handed-over", scan.worker(), scan.at());
    }

    private static Telling told(NodeId node, Parcel parcel, OutboundOrder order, HandOverScan scan) {
        var fact = new NodeFact.HandedOver(
                node, order.id(), order.order(), scan.at(), parcel.id(), scan.worker(), parcel.told(order));
        return new Telling(fact, order.id().value(), order.version(), key(parcel));
    }

    private static Refusal refusal(String code, HandOverScan scan) {
        return new Refusal(code, Map.of("carton", scan.carton()));
    }
}
