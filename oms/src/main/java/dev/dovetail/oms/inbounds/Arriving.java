package dev.dovetail.oms.inbounds;

/**
 * What came of an inbound.
 *
 * @param over whether nothing more of it will come
 */
public record Arriving(Inbound inbound, long units, boolean over) {}
