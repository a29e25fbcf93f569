package dev.dovetail.oms.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order as a channel posts it: JSON with known fields, not yet verified. Its toString says nothing of the person; {@code softHold} names the cart whose hold it takes over, {@code promise} what it was promised, {@code pickup} the node where the customer comes for it. */
public record RawOrder(
        String channel,
        String number,
        Instant placedAt,
        String currency,
        @Nullable String customer,
        String service,
        @Nullable Integer priority,
        @Nullable String instructions,
        @Nullable Integer revision,
        @Nullable Map<String, Object> attributes,
        ShipTo shipTo,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal discount,
        List<Line> lines,
        @Nullable String softHold,
        @Nullable String customerTier,
        @Nullable Integer fraudScore,
        @Nullable String promise,
        @Nullable String pickup) {

    public record ShipTo(
            String name,
            @Nullable String company,
            String street,
            @Nullable String street2,
            String city,
            @Nullable String region,
            String postalCode,
            String country,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Double lat,
            @Nullable Double lon) {
        @Override
        public String toString() {
            return "ShipTo[sealed]";
        }
    }

    /**
     * @param unit {@code each}, {@code inner}, {@code case} or the channel's own word; each where it is not said, unless the channel means another
     * @param unitPrice of one such unit
     * @param keepTogether lines of one word ship from one node
     */
    public record Line(
            String sku,
            BigDecimal quantity,
            @Nullable String unit,
            BigDecimal unitPrice,
            @Nullable String description,
            @Nullable String keepTogether) {}
}
