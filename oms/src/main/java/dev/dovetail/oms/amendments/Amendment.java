package dev.dovetail.oms.amendments;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.OrderRevision;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be otherwise in an order, in normal form: codes upper-cased, quantities in base units, amounts in minor units.
 * Each line is named at most once.
 *
 * @param address where it shall go; the contact itself is sealed
 * @param posted the channel's own new version of the order, where it was posted again
 */
public record Amendment(
        String reason,
        List<Change> changes,
        List<Addition> added,
        List<Substitution> substituted,
        @Nullable Address address,
        OrderRevision.@Nullable Amounts amounts,
        OrderRevision.@Nullable Posted posted) {
    public Amendment {
        changes = List.copyOf(changes);
        added = List.copyOf(added);
        substituted = List.copyOf(substituted);
    }

    /**
     * The units a line shall have, 0 to take it off.
     *
     * @param unitPrice of one of the line's units, where it changes
     * @param totalMinor the channel's own figure for the line; null where it is worked out from the price
     */
    public record Change(
            int line,
            long quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable Long totalMinor) {}

    public record Addition(
            Sku sku,
            boolean goods,
            String description,
            String unit,
            long quantity,
            BigDecimal unitPrice,
            long totalMinor,
            List<KitPart> parts) {}

    /**
     * Another SKU instead, unit for unit.
     *
     * @param quantity how many; null for all that the line still has
     * @param unitPrice of one; null for what the old one costs
     * @param consent what says that the customer agreed
     */
    public record Substitution(
            int line,
            @Nullable Long quantity,
            Sku sku,
            boolean goods,
            String description,
            @Nullable BigDecimal unitPrice,
            String consent,
            List<KitPart> parts) {}

    public record Address(ContactId contact, OrderHead.Destination to) {}
}
