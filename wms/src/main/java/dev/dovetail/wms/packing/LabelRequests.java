package dev.dovetail.wms.packing;

import dev.dovetail.contract.carriage.LabelRequested;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Stock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the warehouse's carrier for labels. Our business key is the reference that the carrier will know the parcel by. */
@Component
class LabelRequests {
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;

    LabelRequests(Outbox outbox, Json json, IdSource ids) {
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
    }

    /** @param number 1 for a carton's first label; each that is voided is followed by the next */
    record Asked(Parcel parcel, long weightGrams, int number, Instant at) {}

    void ask(Warehouse warehouse, Map<FulfillmentOrderId, OutboundOrder> outbounds, List<Asked> parcels) {
        if (parcels.isEmpty()) return;
        outbox.record(
                Stock.FAMILY,
                parcels.stream()
                        .map(one -> request(
                                warehouse,
                                Objects.requireNonNull(
                                        outbounds.get(one.parcel().outbound())),
                                one))
                        .toList());
    }

    private Outgoing request(Warehouse warehouse, OutboundOrder outbound, Asked one) {
        int node = warehouse.node().value();
        long parcel = one.parcel().id().value();
        var body = new LabelRequested(
                warehouse.node(),
                one.parcel().id(),
                warehouse.carrier(),
                outbound.service(),
                from(warehouse),
                outbound.contact(),
                one.weightGrams());
        return new Outgoing(
                node,
                ids.next(one.parcel().id().slot()),
                node,
                parcel,
                one.parcel().version() + 1,
                LabelRequested.TYPE,
                "carrier:" + warehouse.carrier(),
                reference(one.parcel().id(), one.number()),
                one.at(),
                json.write(body));
    }

    /** What the carrier knows a carton's label by. */
    static String reference(ParcelId parcel, int number) {
        return "label:parcel:" + parcel + (number == 1 ? "" : ":" + number);
    }

    private static LabelRequested.Place from(Warehouse warehouse) {
        var at = warehouse.address();
        return new LabelRequested.Place(
                at.name() == null ? warehouse.name() : at.name(),
                text(at.street()),
                text(at.city()),
                text(at.region()),
                text(at.postalCode()),
                text(at.country()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
