package dev.dovetail.oms.intake;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amendment as it is posted: only what shall change. @param add lines as in an order */
record RawAmendment(
        String reason,
        RawOrder.@Nullable ShipTo shipTo,
        @Nullable List<Change> lines,
        @Nullable List<RawOrder.Line> add,
        @Nullable List<Substitute> substitute,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal discount) {

    /**
     * @param quantity the base units the line shall have; 0 takes it off
     * @param total the channel's own figure for the line
     */
    record Change(
            int line,
            BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal total) {}

    /** @param quantity base units; all that the line still has where it is left out */
    record Substitute(
            int line,
            @Nullable BigDecimal quantity,
            String sku,
            @Nullable BigDecimal unitPrice,
            String consent) {}

    List<Change> changes() {
        return lines == null ? List.of() : lines;
    }

    List<RawOrder.Line> added() {
        return add == null ? List.of() : add;
    }

    List<Substitute> substituted() {
        return substitute == null ? List.of() : substitute;
    }

    boolean empty() {
        return shipTo == null
                && changes().isEmpty()
                && added().isEmpty()
                && substituted().isEmpty()
                && shipping == null
                && tax == null
                && discount == null;
    }
}
