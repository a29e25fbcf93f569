package dev.dovetail.wms.items;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the items a node knows. */
@Component
public class Items {
    private final ItemStore store;

    Items(ItemStore store) {
        this.store = store;
    }

    /** What each barcode stands for at the node; a barcode nobody described is absent. */
    public Map<String, Scanned> scanned(NodeId node, Collection<String> barcodes) {
        return barcodes.isEmpty() ? Map.of() : store.scanned(node, barcodes);
    }

    /** The items with these SKUs; one nobody described is absent. */
    public Map<Sku, Item> find(NodeId node, Collection<Sku> skus) {
        return skus.isEmpty() ? Map.of() : store.find(node, skus);
    }
}
