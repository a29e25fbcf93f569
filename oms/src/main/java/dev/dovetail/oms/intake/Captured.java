package dev.dovetail.oms.intake;

import dev.dovetail.oms.orders.OrderView;

/** The order as stored; {@code duplicate} where it was there already, with the same content. */
public record Captured(OrderView order, boolean duplicate) {}
