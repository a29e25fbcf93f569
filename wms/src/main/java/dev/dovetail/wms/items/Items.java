package dev.dovetail.wms.items;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the items a node knows. */
@Component
public class Items {
    private final ItemStore store;
    private final HandlingStore handlings;

    Items(ItemStore store, HandlingStore handlings) {
        this.store = store;
        this.handlings = handlings;
    }

    /** What each barcode stands for at the node, of several clients for the first of them; a barcode nobody described is absent. */
    public Map<String, Scanned> scanned(NodeId node, Collection<String> barcodes) {
        return barcodes.isEmpty() ? Map.of() : store.scanned(node, barcodes, List.of());
    }

    /** As {@link #scanned(NodeId, Collection)}; of items of several clients that bear one barcode, one of those that are wanted. */
    public Map<String, Scanned> scanned(NodeId node, Collection<String> barcodes, Collection<Sku> wanted) {
        return barcodes.isEmpty() ? Map.of() : store.scanned(node, barcodes, wanted);
    }

    /** The items with these SKUs; one nobody described is absent. */
    public Map<Sku, Item> find(NodeId node, Collection<Sku> skus) {
        return skus.isEmpty() ? Map.of() : store.find(node, skus);
    }

    /** How the node handles these; one nobody described is absent, and handled as {@link Handling#PLAIN}. */
    public Map<Sku, Handling> handling(NodeId node, Collection<Sku> skus) {
        return skus.isEmpty() ? Map.of() : handlings.find(node, skus);
    }

    /** As {@link #handling}, and nobody changes it until the caller's transaction ends. */
    public Map<Sku, Handling> keepHandling(NodeId node, Collection<Sku> skus) {
        return skus.isEmpty() ? Map.of() : handlings.keep(node, skus);
    }
}
