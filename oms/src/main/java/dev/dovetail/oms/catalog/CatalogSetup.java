package dev.dovetail.oms.catalog;

import dev.dovetail.ground.storage.Transactions;
import java.util.List;
import org.springframework.stereotype.Service;

/** Changes the catalog. */
@Service
public class CatalogSetup {
    private final CatalogStore store;
    private final Descriptions descriptions;
    private final Transactions transactions;

    CatalogSetup(CatalogStore store, Descriptions descriptions, Transactions transactions) {
        this.store = store;
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
    public void put(List<ItemSpec> items) {
        ItemChecks.check(items);
        transactions.run(() -> {
            store.put(items);
            descriptions.tell(items);
        });
    }
}
