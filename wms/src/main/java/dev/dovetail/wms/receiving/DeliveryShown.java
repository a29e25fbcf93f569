package dev.dovetail.wms.receiving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is shown; in a list without its lines.
 *
 * @param discrepancies SKUs of which another number was counted than expected; an open delivery has many, a blind one none
 */
record DeliveryShown(
        String deliveryId,
        String reference,
        String supplier,
        String state,
        @Nullable String expectedOn,
        String madeAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String blind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String matchedTo,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Line> lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Discrepancy> discrepancies) {
    record Line(String sku, long expected, long received, long putAway, long matched) {
        static Line of(Delivery.Line one) {
            return new Line(one.sku().toString(), one.expected(), one.received(), one.putAway(), one.matched());
        }
    }

    /** @param difference units more (positive) or fewer (negative) than expected */
    record Discrepancy(String sku, String kind, long difference) {
        static Discrepancy of(Delivery.Line one) {
            return new Discrepancy(one.sku().toString(), one.difference() > 0 ? "over" : "short", one.difference());
        }
    }

    static DeliveryShown of(Delivery one) {
        return shown(
                one,
                one.lines().stream().map(Line::of).toList(),
                one.lines().stream()
                        .filter(line -> line.difference() != 0 && !one.matchable())
                        .map(Discrepancy::of)
                        .toList());
    }

    static DeliveryShown head(Delivery one) {
        return shown(one, null, null);
    }

    private static DeliveryShown shown(
            Delivery one, @Nullable List<Line> lines, @Nullable List<Discrepancy> discrepancies) {
        var on = one.expectedOn();
        return new DeliveryShown(
                Long.toString(one.id()),
                one.reference(),
                one.supplier(),
                one.state(),
                on == null ? null : on.toString(),
                one.madeAt().toString(),
                one.blind(),
                one.matchedTo() == null ? null : Long.toString(one.matchedTo()),
                lines,
                discrepancies);
    }
}
