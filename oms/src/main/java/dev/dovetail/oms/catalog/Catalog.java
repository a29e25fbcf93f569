package dev.dovetail.oms.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Reads the catalog. */
@Service
public class Catalog {
    private final CatalogStore store;

    Catalog(CatalogStore store) {
        this.store = store;
    }

    /** The items of those SKUs that exist, by one statement however many are asked for. */
    public Map<Sku, CatalogItem> find(Collection<Sku> skus) {
        return store.find(skus).stream().collect(toUnmodifiableMap(CatalogItem::sku, identity()));
    }
}
