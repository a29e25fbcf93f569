package dev.dovetail.wms.room;

import dev.dovetail.kernel.Malformed;

/** How large one unit is, in millimetres: each 1 to 10,000. */
record ItemSize(String sku, int widthMm, int depthMm, int heightMm) {
    private static final int LONGEST = 10_000;

    ItemSize {
        if (sku.isBlank() || sku.length() > 80)
            throw new Malformed("room.sku", "/items", "a SKU has 1 to 80 characters");
        for (int mm : new int[] {widthMm, depthMm, heightMm})
            if (mm < 1 || mm > LONGEST)
                throw new Malformed("room.size", "/items", "a unit is 1 to " + LONGEST + " mm wide, deep and high");
    }
}
