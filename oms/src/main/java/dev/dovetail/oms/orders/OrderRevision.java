package dev.dovetail.oms.orders;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an amendment changes of an order beside its units. What is null stays as it is. */
public record OrderRevision(
        OrderId order,
        @Nullable Posted posted,
        @Nullable ShipTo shipTo,
        @Nullable Amounts amounts,
        List<LineMoney> lines) {
    public OrderRevision {
        lines = List.copyOf(lines);
    }

    /** A channel's new version of its order: the number it gives it, and the hash that tells the same post again. */
    public record Posted(
            int revision,
            byte[] contentHash,
            @Nullable String customer,
            @Nullable String instructions,
            @Nullable String attributes) {}

    public record ShipTo(ContactId contact, OrderHead.Destination to) {}

    /** In minor units. The order's total is always lines + shipping + tax - discount (I16). */
    public record Amounts(
            @Nullable Long shipping,
            @Nullable Long tax,
            @Nullable Long discount) {}

    /** A line's money from now on. */
    public record LineMoney(int line, BigDecimal unitPrice, long totalMinor) {}
}
