package dev.dovetail.oms.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order in a list. {@code units} and {@code waiting} count goods only; {@code waiting} are those backordered; {@code possible} is what some unit may still have. */
public record OrderRow(
        String orderId,
        String number,
        String channel,
        OrderStatus status,
        @Nullable String customer,
        Instant placedAt,
        Instant capturedAt,
        @Nullable LocalDate promisedOn,
        BigDecimal total,
        String currency,
        int lines,
        long units,
        long waiting,
        List<Move> possible) {
    public OrderRow {
        possible = List.copyOf(possible);
    }
}
