package dev.dovetail.oms.catalog;

import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.kernel.Sku;
import java.util.List;

/** An item as it is set up: with the barcodes of each of its pack levels, and the parts of a kit. */
public record ItemSpec(
        Sku sku,
        String description,
        CatalogItem.Kind kind,
        int weightGrams,
        List<Pack> packs,
        String skuClass,
        List<KitPart> parts) {
    public ItemSpec {
        packs = List.copyOf(packs);
        parts = parts.stream().sorted(KitPart.ORDER).toList();
    }

    /** An item of the standard class. */
    public ItemSpec(Sku sku, String description, CatalogItem.Kind kind, int weightGrams, List<Pack> packs) {
        this(sku, description, kind, weightGrams, packs, CatalogItem.STANDARD, List.of());
    }

    /** A kit, which weighs what its parts weigh. */
    public static ItemSpec kit(Sku sku, String description, List<KitPart> parts) {
        return new ItemSpec(sku, description, CatalogItem.Kind.KIT, 0, List.of(), CatalogItem.STANDARD, parts);
    }
}
