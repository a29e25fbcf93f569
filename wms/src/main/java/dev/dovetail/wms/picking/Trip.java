package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.packing.Packing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One trip as its picker sees it: the stops with units left, in walking order, and where what is taken goes.
 *
 * @param task the number that scans name; @param mode {@code discrete}, {@code cluster} or {@code batch}
 * @param slots one for each tote; @param orders whose goods they are
 */
public record Trip(
        long task,
        String mode,
        @Nullable String cart,
        int priority,
        Instant readyAt,
        List<Slot> slots,
        List<Order> orders,
        List<Stop> stops) {
    public Trip {
        slots = List.copyOf(slots);
        orders = List.copyOf(orders);
        stops = List.copyOf(stops);
    }

    /** @param tote null until the first scan names one; @param order null where the container holds several;
     *     @param carton what may be picked into instead */
    public record Slot(
            String slot, @Nullable String tote, @Nullable Order order, Packing.@Nullable ToFill carton) {}

    public record Order(
            FulfillmentOrderId outbound,
            OrderId order,
            String number,
            @Nullable String instructions,
            Instant readyAt) {}

    /**
     * Take this many base units out of this bin.
     *
     * @param barcode one that counts single units; @param pack the largest pack that the quantity holds whole
     * @param outbound null where they are for several
     * @param expiresOn the lot's last day; @param serials whether each unit's name is to be read
     * @param insteadOf the bin that was short, where the stop was made for that
     */
    public record Stop(
            int seq,
            String location,
            @Nullable String checkDigits,
            Sku sku,
            String description,
            Optional<String> barcode,
            long quantity,
            Optional<PackOf> pack,
            String slot,
            @Nullable FulfillmentOrderId outbound,
            String lot,
            @Nullable LocalDate expiresOn,
            boolean serials,
            @Nullable String insteadOf) {}

    public record PackOf(String level, long units) {}
}
