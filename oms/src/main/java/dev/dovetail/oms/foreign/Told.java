package dev.dovetail.oms.foreign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a foreign node posts it: one line of NDJSON. What each type needs is checked with the work it is about.
 *
 * @param seq the node's own number, unique for ever; facts about one fulfillment order are applied in its order
 * @param type a name of {@code contract.fulfillment}: {@code fulfillment.accepted.v1}, ...
 * @param parcel what the node calls the parcel
 */
record Told(
        long seq,
        String type,
        String fulfillmentOrder,
        Instant at,
        @Nullable String code,
        @Nullable String worker,
        @Nullable String parcel,
        @Nullable Long weightGrams,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable List<Line> lines,
        @Nullable String withdrawal,
        @Nullable List<Line> granted,
        @Nullable List<Line> refused) {

    record Line(int line, @Nullable String sku, long quantity) {}

    /** The id it is about; 0 where it names none. */
    long work() {
        return id(fulfillmentOrder);
    }

    static long id(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
