package dev.dovetail.oms.catalog;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Changes the catalog. */
@Service
public class CatalogSetup {
    private final CatalogStore store;
    private final Catalog catalog;
    private final Descriptions descriptions;
    private final Audit audit;
    private final Transactions transactions;

    CatalogSetup(
            CatalogStore store, Catalog catalog, Descriptions descriptions, Audit audit, Transactions transactions) {
        this.store = store;
        this.catalog = catalog;
        this.audit = audit;
        this.descriptions = descriptions;
        this.transactions = transactions;
    }

    /**
     * Makes or changes the items, at most 1,000, and describes them to every node that handles goods: all or none. An
     * item's packs and barcodes are replaced by those given.
     *
     * <p>Malformed with the path of the item ({@code /items/3/sku}); a barcode of another SKU is refused:
     * {@code catalog.barcode-taken}.
     */
    public void put(List<ItemSpec> items, Cause cause) {
        ItemChecks.check(items);
        transactions.run(() -> {
            store.put(items);
            descriptions.tell(items);
            audit.record(
                    cause,
                    "skus.put",
                    "sku:" + items.getFirst().sku(),
                    Map.of("items", items.size(), "last", items.getLast().sku().code()));
            Transactions.afterCommit(catalog::forget);
        });
    }
}
