package dev.dovetail.oms.orders;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.contract.channel.Spoken;

/** What a line is about, in its channel's words; a line that an amendment added is said in each. @param pack base units in one {@code unit} */
record LineName(String sku, String unit, int pack) {
    OrderStatusChanged.Line says(int line, long units) {
        return new OrderStatusChanged.Line(line, sku, units, Spoken.of(units, unit, pack));
    }
}
