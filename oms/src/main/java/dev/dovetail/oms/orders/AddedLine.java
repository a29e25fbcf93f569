package dev.dovetail.oms.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line that an amendment adds. Its units are the fact's moves.
 *
 * @param kind {@code goods} or {@code service}
 * @param unitPrice of one {@code unit}
 * @param replaces the line whose units it stands in for; null where it is simply new
 */
public record AddedLine(
        int line,
        String sku,
        String kind,
        String description,
        String unit,
        BigDecimal unitPrice,
        long totalMinor,
        @Nullable Integer replaces) {}
