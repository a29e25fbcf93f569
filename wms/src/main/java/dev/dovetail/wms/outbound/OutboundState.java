package dev.dovetail.wms.outbound;

/** Where an outbound is. */
sealed interface OutboundState {
    record Accepted() implements OutboundState {}
}
