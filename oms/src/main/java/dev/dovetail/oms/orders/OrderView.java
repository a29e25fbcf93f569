package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dovetail.contract.channel.Spoken;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order as people and channels see it. Ids are text: browsers lose the last digits of large numbers. */
public record OrderView(
        String orderId,
        String number,
        String channel,
        @JsonIgnore int client,
        int revision,
        OrderStatus status,
        int version,
        @Nullable String customer,
        Instant placedAt,
        Instant capturedAt,
        @Nullable Promise promise,
        String service,
        int priority,
        @Nullable String instructions,
        BigDecimal total,
        BigDecimal shipping,
        BigDecimal tax,
        BigDecimal discount,
        String currency,
        String contactId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pickup,

        List<Line> lines,
        List<Parcel> parcels) {
    public OrderView {
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
    }

    /** A dated commitment, in the zone of the node that ships last. */
    public record Promise(LocalDate on, String zone) {}

    /** A line with its counters, of which those that are zero are left out, and what is still possible for its units. */
    public record Line(
            int line,
            String sku,
            String kind,
            String description,
            String unit,
            BigDecimal unitPrice,
            BigDecimal total,
            @JsonIgnore LineCounters counters,
            @JsonUnwrapped Possible moves,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer replaces,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Given given,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String keepTogether,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Long> parts) {

        /** {@code ordered} and every counter that is not zero, by name. */
        @JsonAnyGetter
        public Map<String, Long> units() {
            var units = new LinkedHashMap<String, Long>();
            for (var counter : Counter.values())
                if (counters.of(counter) != 0) units.put(counter.wire(), counters.of(counter));
            return units;
        }
    }

    /**
     * A line as its channel gave it, where it gave packs. The counters of the line are in base units; these are the same as
     * the channel says them, in each where they do not fill whole packs.
     *
     * @param pack base units in one {@code unit}
     */
    public record Given(long quantity, String unit, int pack, Map<String, Spoken> counts) {
        /** Null for a line that was given singly. */
        public static @Nullable Given of(String unit, int pack, long quantity, LineCounters counters) {
            if (pack == 1) return null;
            var counts = new LinkedHashMap<String, Spoken>();
            for (var counter : Counter.values())
                if (counters.of(counter) != 0) counts.put(counter.wire(), Spoken.of(counters.of(counter), unit, pack));
            return new Given(quantity, unit, pack, counts);
        }
    }

    public record Parcel(
            String parcelId,
            String fulfillmentOrder,
            int node,
            String state,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable Instant shippedAt,
            List<Units> lines) {
        public Parcel {
            lines = List.copyOf(lines);
        }
    }

    public record Units(int line, long quantity) {}
}
