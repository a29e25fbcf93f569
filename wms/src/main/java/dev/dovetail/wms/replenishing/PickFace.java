package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.Malformed;

/** What a face holds of an item. @param least below it is filled up; @param most what fits, above the least */
record PickFace(String location, String sku, long least, long most) {
    PickFace {
        if (sku.isBlank() || sku.length() > 80)
            throw new Malformed("replenishing.sku", "/faces", "a SKU has 1 to 80 characters");
        if (least < 0 || most <= least || most > 1_000_000)
            throw new Malformed(
                    "replenishing.limits", "/faces", "least is 0 or more and most above it, up to 1,000,000");
    }
}
