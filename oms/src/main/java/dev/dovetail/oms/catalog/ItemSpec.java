package dev.dovetail.oms.catalog;

import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.kernel.Sku;
import java.util.List;

/** An item as it is set up: with the barcodes of each of its pack levels. */
public record ItemSpec(
        Sku sku, String description, CatalogItem.Kind kind, int weightGrams, List<Pack> packs, String skuClass) {
    public ItemSpec {
        packs = List.copyOf(packs);
    }

    /** An item of the standard class. */
    public ItemSpec(Sku sku, String description, CatalogItem.Kind kind, int weightGrams, List<Pack> packs) {
        this(sku, description, kind, weightGrams, packs, CatalogItem.STANDARD);
    }
}
