package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;

/** Units that lie somewhere because of one document: what its ledger rows brought there, less what they took away. */
public record Held(String reference, long location, Sku sku, String lot, Status status, long quantity) {}
