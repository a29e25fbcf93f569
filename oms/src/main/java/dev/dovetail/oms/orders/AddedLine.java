package dev.dovetail.oms.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that an amendment adds. Its units are the fact's moves.
 *
 * @param kind {@code goods} or {@code service}
 * @param unitPrice of one {@code unit}
 * @param replaces the line whose units it stands in for; null where it is simply new
 * @param parts units of each SKU in one of a kit; null where it is none
 */
public record AddedLine(
        int line,
        String sku,
        String kind,
        String description,
        String unit,
        BigDecimal unitPrice,
        long totalMinor,
        @Nullable Integer replaces,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Long> parts) {}
