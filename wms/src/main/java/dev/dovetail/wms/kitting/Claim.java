package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Allotment;

/** Units of one bin and lot that are kept for a work order. @param taken to the bench; @param dropped given back, or not there */
record Claim(long order, int seq, long location, Sku sku, String lot, long quantity, long taken, long dropped) {
    long open() {
        return quantity - taken - dropped;
    }

    Allotment allotment(long units) {
        return new Allotment(0, location, sku, lot, units, 0);
    }

    Claim take(long units) {
        return new Claim(order, seq, location, sku, lot, quantity, taken + units, dropped);
    }

    Claim drop(long units) {
        return new Claim(order, seq, location, sku, lot, quantity, taken, dropped + units);
    }
}
