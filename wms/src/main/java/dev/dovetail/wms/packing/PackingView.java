package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads parcels. */
@Component
public class PackingView {
    private final ParcelStore store;
    private final VoidStore voids;
    private final Layout layout;

    PackingView(ParcelStore store, VoidStore voids, Layout layout) {
        this.store = store;
        this.voids = voids;
        this.layout = layout;
    }

    /** The parcels with these codes on the box, without their lines; an unknown code is absent. */
    public Map<String, Parcel> byCarton(NodeId node, Collection<String> cartons) {
        var ids = layout.byCode(node, cartons).values().stream()
                .filter(place -> place.kind() == Location.Kind.PARCEL)
                .map(place -> new ParcelId(place.id()))
                .toList();
        return store.find(node, ids).stream().collect(Collectors.toMap(Parcel::carton, parcel -> parcel));
    }

    /** The parcel with its lines. */
    public Optional<Parcel> find(NodeId node, ParcelId parcel) {
        return store.withLines(node, store.find(node, List.of(parcel))).stream().findFirst();
    }

    /** All parcels of an outbound, the first opened first. */
    public List<ParcelId> ofOutbound(NodeId node, FulfillmentOrderId outbound) {
        return store.ofOutbound(node, outbound);
    }

    /** Labelled parcels that wait for their truck, by id; without their lines. */
    public List<Parcel> toLoad(NodeId node, int limit) {
        return store.labelled(node, limit);
    }

    /** These parcels, by id; without their lines. */
    public List<Parcel> list(NodeId node, Collection<ParcelId> parcels) {
        return store.find(node, parcels);
    }

    /** Those of the parcels that are closed and wait for their customers. */
    public Set<ParcelId> waiting(NodeId node, Collection<Parcel> parcels) {
        return Set.copyOf(store.waiting(node, parcels.stream().map(Parcel::id).toList()));
    }

    /** Parcels that are not gone, by node and state, over all warehouses; a closed one that gets no label is {@code to-hand-over}. @param oldest when the first was begun */
    public record Open(NodeId node, String state, long count, Instant oldest) {}

    public List<Open> open() {
        return store.open();
    }

    /** Closed parcels in any of these states, of which {@code to-hand-over} are those that get no label, the first closed first, at most {@code limit}; without their lines. */
    public List<Parcel> nextToLoad(NodeId node, Collection<String> states, int limit) {
        return store.nextToLoad(node, states, limit);
    }

    /**
     * What became of a carton's labels.
     *
     * @param voids those that somebody wanted voided, the first first; @param fetched the last fifty times that one was
     *     fetched for a printer, the latest first
     */
    public record Labels(List<Voided> voids, List<Fetched> fetched) {
        public Labels {
            voids = List.copyOf(voids);
            fetched = List.copyOf(fetched);
        }
    }

    /** @param state {@code asked}, {@code voided} or {@code refused}; @param why the carrier would not */
    public record Voided(
            String trackingNumber,
            String reason,
            String who,
            Instant askedAt,
            String state,
            @Nullable String why) {}

    public record Fetched(String trackingNumber, String who, Instant at) {}

    public Labels labels(NodeId node, ParcelId parcel) {
        return new Labels(
                voids.list(node, parcel).stream()
                        .map(one -> new Voided(
                                one.trackingNumber(), one.reason(), one.who(), one.askedAt(), one.state(), one.why()))
                        .toList(),
                voids.prints(node, parcel).stream()
                        .map(one -> new Fetched(one.trackingNumber(), one.who(), one.at()))
                        .toList());
    }

    /** The label as the carrier gave it. */
    public Optional<LabelImage> findLabel(NodeId node, ParcelId parcel) {
        return store.findLabel(node, parcel);
    }

    /** @param format {@code GIF}, {@code PNG} or {@code ZPL}; @param image in Base64 */
    public record LabelImage(String trackingNumber, String format, String image) {}
}
