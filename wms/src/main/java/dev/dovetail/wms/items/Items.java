package dev.dovetail.wms.items;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        return scanned(node, barcodes, Set.of());
    }

    /** As {@link #scanned(NodeId, Collection)}; of items of several clients that bear one barcode, one of those that are wanted. */
    public Map<String, Scanned> scanned(NodeId node, Collection<String> barcodes, Collection<Sku> wanted) {
        var read = read(node, barcodes);
        var meant = Set.copyOf(wanted);
        return read.known().stream()
                .collect(Collectors.toMap(barcode -> barcode, barcode -> read.get(barcode, meant::contains)));
    }

    /** All that each barcode may stand for at the node; a scan takes what its own place or document has. */
    public Barcodes read(NodeId node, Collection<String> barcodes) {
        return barcodes.isEmpty() ? new Barcodes(Map.of()) : store.read(node, barcodes);
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
