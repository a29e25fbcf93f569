package dev.dovetail.wms.dispatch;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets manifests go, with all that is loaded on them. */
@Component
class Departures {
    private final ManifestStore manifests;
    private final Packing packing;
    private final GoingOut goingOut;

    Departures(ManifestStore manifests, Packing packing, GoingOut goingOut) {
        this.manifests = manifests;
        this.packing = packing;
        this.goingOut = goingOut;
    }

    Map<UUID, Refusal> take(NodeId node, List<DepartScan> scans) {
        Map<String, DepartScan> first = new LinkedHashMap<>();
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans)
            if (first.putIfAbsent(scan.carrier(), scan) != null) refused.put(scan.scanId(), nothing(scan));
        var open = manifests.lockOpen(node, new TreeSet<>(first.keySet()));
        var at = scans.getFirst().at();
        var rounds = packing.depart(node, open.values(), at);
        var gone = rounds.stream().flatMap(List::stream).toList();
        first.forEach((carrier, scan) -> {
            if (!left(gone, open.get(carrier))) refused.put(scan.scanId(), nothing(scan));
        });
        if (gone.isEmpty()) return refused;
        manifests.depart(node, gone.stream().map(Parcel::manifest).collect(Collectors.toSet()), at);
        goingOut.go(
                node,
                rounds,
                parcel -> by(Objects.requireNonNull(first.get(String.valueOf(parcel.carrier())))),
                (parcel, order) -> shipped(node, parcel, order, at));
        return refused;
    }

    private static boolean left(List<Parcel> gone, @org.jspecify.annotations.Nullable Long manifest) {
        return manifest != null && gone.stream().anyMatch(parcel -> manifest.equals(parcel.manifest()));
    }

    private static GoingOut.By by(DepartScan scan) {
        return new GoingOut.By("shipped", scan.worker(), scan.at());
    }

    private static Telling shipped(NodeId node, Parcel parcel, OutboundOrder order, Instant at) {
        var fact = new NodeFact.Shipped(
                node,
                order.id(),
                order.order(),
                at,
                parcel.id(),
                String.valueOf(parcel.carrier()),
                parcel.tracking(),
                parcel.told(order));
        return new Telling(fact, order.id().value(), order.version(), "ship:parcel:" + parcel.id());
    }

    private static Refusal nothing(DepartScan scan) {
        return new Refusal("dispatch.nothing-loaded", Map.of("carrier", scan.carrier()));
    }
}
