package dev.dovetail.wms.room;

import dev.dovetail.kernel.Sku;

/** Units that somebody is about to put into a location. */
public record Put(long location, Sku sku, long units) {}
