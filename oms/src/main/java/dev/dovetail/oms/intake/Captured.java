package dev.dovetail.oms.intake;

import dev.dovetail.oms.orders.OrderView;

/**
 * The order as stored.
 *
 * @param duplicate it was there already, with the same content
 * @param amended it was there, and the channel's newer version was taken as an amendment
 */
public record Captured(OrderView order, boolean duplicate, boolean amended) {
    public Captured(OrderView order, boolean duplicate) {
        this(order, duplicate, false);
    }

    /** Of the answer: 201 for an order that was not there. */
    int status() {
        return duplicate || amended ? 200 : 201;
    }
}
