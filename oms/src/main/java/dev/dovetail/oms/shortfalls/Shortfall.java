package dev.dovetail.oms.shortfalls;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order line that were promised and that nobody has.
 *
 * @param quantity units that are short; once it is closed, what was short last
 * @param dueAt until when the owner should have decided
 * @param state {@code open}, {@code decided}, {@code served} (stock landed) or {@code cancelled}
 * @param decision what was decided
 * @param version what a decision is made on: it changes with the quantity
 * @param options what may be decided now
 */
public record Shortfall(
        String shortfallId,
        String orderId,
        int line,
        @JsonIgnore int client,
        String channel,
        String sku,
        long quantity,
        String reason,
        String owner,
        Instant openedAt,
        Instant dueAt,
        String state,
        @Nullable String decision,
        @Nullable String closedBy,
        @Nullable String closedWhy,
        @Nullable Instant closedAt,
        int version,
        List<ShortfallDecision.Option> options) {
    public Shortfall {
        options = List.copyOf(options);
    }

    boolean open() {
        return state.equals("open");
    }
}
