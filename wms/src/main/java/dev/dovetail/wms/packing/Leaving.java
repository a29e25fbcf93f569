package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.outbound.Outbound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Parcels on their way out: onto a manifest, and away with it. */
@Component
class Leaving {
    private final Outbound outbound;
    private final ParcelStore parcels;
    private final ParcelWrites writes;

    Leaving(Outbound outbound, ParcelStore parcels, ParcelWrites writes) {
        this.outbound = outbound;
        this.parcels = parcels;
        this.writes = writes;
    }

    record Loading(ParcelId id, long manifest) {}

    Map<ParcelId, Refusal> load(NodeId node, Map<ParcelId, Long> manifests) {
        Map<ParcelId, Refusal> refused = new LinkedHashMap<>();
        List<Loading> loading = new ArrayList<>();
        for (var parcel : parcels.lock(node, manifests.keySet())) {
            long manifest = manifests.getOrDefault(parcel.id(), 0L);
            switch (ParcelState.of(parcel.state()).decide(new ParcelCommand.Load())) {
                case Decision.Accepted<ParcelState> _ -> loading.add(new Loading(parcel.id(), manifest));
                case Decision.Refused<ParcelState>(var refusal) -> refused.put(parcel.id(), refusal);
            }
        }
        writes.load(node, loading);
        return refused;
    }

    /** @param seen as they were read before their outbounds were locked; only those that no carrier takes leave so */
    List<List<Parcel>> handOver(NodeId node, Collection<Parcel> seen, Collection<ParcelId> ids, Instant at) {
        var outbounds = outbound.lock(
                node, seen.stream().map(Parcel::outbound).distinct().toList());
        var leaving = parcels.lock(node, ids).stream()
                .filter(parcel -> !NodeRequest.carried(
                        Objects.requireNonNull(outbounds.get(parcel.outbound())).service()))
                .filter(parcel -> ParcelState.of(parcel.state()).decide(new ParcelCommand.HandOver())
                        instanceof Decision.Accepted<ParcelState>)
                .toList();
        writes.ship(node, leaving, new ParcelState.Collected(), at);
        return Rounds.of(parcels.withLines(node, leaving), Parcel::outbound);
    }

    List<List<Parcel>> depart(NodeId node, Collection<Long> manifests, Instant at) {
        var seen = parcels.loaded(node, manifests);
        outbound.lock(node, seen.stream().map(Parcel::outbound).distinct().toList());
        var leaving = parcels.lock(node, seen.stream().map(Parcel::id).toList()).stream()
                .filter(parcel -> ParcelState.of(parcel.state()).decide(new ParcelCommand.Depart())
                        instanceof Decision.Accepted<ParcelState>)
                .toList();
        writes.ship(node, leaving, new ParcelState.Shipped(), at);
        return Rounds.of(parcels.withLines(node, leaving), Parcel::outbound);
    }
}
