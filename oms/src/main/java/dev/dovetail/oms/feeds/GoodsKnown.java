package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which SKUs a feed may speak of: goods that the catalog knows, as its version says now. At most two statements for each five thousand. */
@Component
class GoodsKnown {
    private static final int AT_ONCE = 5_000;

    private final Catalog catalog;

    GoodsKnown(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Those it may not speak of, each with the code that says why. */
    Map<Sku, String> wrong(List<Sku> skus) {
        var wrong = new HashMap<Sku, String>();
        for (int from = 0; from < skus.size(); from += AT_ONCE) {
            var some = skus.subList(from, Math.min(skus.size(), from + AT_ONCE));
            var items = catalog.recall(some);
            for (var sku : some) {
                var item = items.get(sku);
                if (item == null) wrong.put(sku, "feeds.unknown-sku");
                else if (!item.goods()) wrong.put(sku, "feeds.not-goods");
            }
        }
        return wrong;
    }
}
