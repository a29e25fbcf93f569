package dev.dovetail.wms.stock;

/** Goods on a plate. @param key what they are, and where the plate stands; @param units base units of it */
public record Plated(long plate, Balance.Key key, long units) {}
