package dev.dovetail.wms.returns;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what customers sent back. */
@Component
public class ReturnsView {
    private final ReturnStore parcels;
    private final ReturnLines lines;
    private final ShippedOrders orders;

    ReturnsView(ReturnStore parcels, ReturnLines lines, ShippedOrders orders) {
        this.parcels = parcels;
        this.lines = lines;
        this.orders = orders;
    }

    /** @param reference what was scanned on it; null where it tells nothing; @param order the number of its order, where it is known */
    public record Back(
            long id, @Nullable String reference, @Nullable String order, boolean open, String openedBy) {
        static Back of(ReturnParcel one) {
            return new Back(one.id(), one.reference(), one.orderNumber(), one.open(), one.openedBy());
        }
    }

    /**
     * Units that were inspected together.
     *
     * @param proposed what the rule says; @param decided what becomes of them; null while a supervisor has to say
     * @param reason what was said of it
     */
    public record Units(
            Back parcel,
            int seq,
            Sku sku,
            String lot,
            long units,
            List<String> serials,
            String grade,
            String proposed,
            @Nullable String decided,
            @Nullable String reason,
            String worker,
            Instant at,
            @Nullable String decidedBy) {
        public Units {
            serials = List.copyOf(serials);
        }
    }

    /** What left for the order and came back of it. */
    public record Went(Sku sku, long shipped, long returned) {}

    /** Units that wait for a decision, the oldest parcel first, from behind one of them. */
    public List<Units> waiting(NodeId node, long parcel, int seq, int limit) {
        var found = lines.waiting(node, parcel, seq, limit);
        Map<Long, Back> of = parcels
                .of(node, found.stream().map(ReturnLine::parcel).distinct().toList())
                .stream()
                .collect(toMap(ReturnParcel::id, Back::of));
        return found.stream()
                .map(one -> units(Objects.requireNonNull(of.get(one.parcel())), one))
                .toList();
    }

    /** Units that wait for a decision, over all warehouses. */
    public long undecided() {
        return lines.undecided();
    }

    /** A page of parcels that came back, open or closed, the oldest first. */
    public List<Back> parcels(NodeId node, boolean open, long after, int limit) {
        return parcels.list(node, open ? "open" : "closed", after, limit).stream()
                .map(Back::of)
                .toList();
    }

    /** Refused as {@code returns.no-such-return} (404). */
    public Back parcel(NodeId node, long id) {
        return Back.of(parcels.get(node, id));
    }

    /** What was inspected of a parcel, in that order. */
    public List<Units> of(NodeId node, Back parcel, int after, int limit) {
        return lines.of(node, parcel.id(), after, limit).stream()
                .map(one -> units(parcel, one))
                .toList();
    }

    /** Of the parcel's order; nothing where it is not known. */
    public List<Went> went(NodeId node, long id) {
        var order = parcels.get(node, id).order();
        return order == null
                ? List.of()
                : orders.gone(node, order).stream()
                        .map(one -> new Went(one.sku(), one.shipped(), one.returned()))
                        .toList();
    }

    private static Units units(Back parcel, ReturnLine one) {
        var decided = one.disposition();
        return new Units(
                parcel,
                one.seq(),
                one.sku(),
                one.lot(),
                one.units(),
                one.serials(),
                one.grade(),
                one.proposed().word(),
                decided == null ? null : decided.word(),
                one.reason(),
                one.worker(),
                one.at(),
                one.decidedBy());
    }
}
