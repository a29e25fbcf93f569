package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One box of one outbound.
 *
 * @param carton the code on the box, unique in its warehouse for ever
 * @param state {@code open}, {@code closed}, {@code refused}, {@code labelled}, {@code loaded} or {@code shipped}
 * @param refusal why the carrier would not make a label
 */
public record Parcel(
        ParcelId id,
        String carton,
        FulfillmentOrderId outbound,
        String state,
        @Nullable Long weightGrams,
        @Nullable String carrier,
        @Nullable String tracking,
        @Nullable String refusal,
        @Nullable Long manifest,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant shippedAt,
        int version,
        List<Line> lines) {
    public Parcel {
        lines = List.copyOf(lines);
    }

    /** Base units of one order line. */
    public record Line(int line, Sku sku, long quantity) {}

    Parcel with(List<Line> held) {
        return new Parcel(
                id,
                carton,
                outbound,
                state,
                weightGrams,
                carrier,
                tracking,
                refusal,
                manifest,
                openedAt,
                closedAt,
                shippedAt,
                version,
                held);
    }
}
