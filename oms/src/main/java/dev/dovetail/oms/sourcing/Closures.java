package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.freshness.Freshness;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which nodes do not sell which SKUs over which channels now, because their feeds are late or empty. */
@Component
class Closures {
    private final Freshness freshness;
    private final Network network;
    private final Catalog catalog;

    Closures(Freshness freshness, Network network, Catalog catalog) {
        this.freshness = freshness;
        this.network = network;
        this.catalog = catalog;
    }

    /** Costs one statement, and that only while some node is closed. */
    Map<String, Map<Sku, Set<NodeId>>> of(Collection<Sku> skus) {
        var closures = new HashMap<String, Map<Sku, Set<NodeId>>>();
        Map<Sku, CatalogItem> items = null;
        for (var channel : network.channels()) {
            var byClass = freshness.closedByClass(channel.client(), channel.code());
            if (byClass.values().stream().allMatch(Set::isEmpty)) continue;
            if (items == null) items = catalog.find(skus);
            closures.put(channel.code(), bySku(channel, skus, items, byClass));
        }
        return closures;
    }

    private static Map<Sku, Set<NodeId>> bySku(
            Channel channel, Collection<Sku> skus, Map<Sku, CatalogItem> items, Map<String, Set<NodeId>> byClass) {
        var bySku = new HashMap<Sku, Set<NodeId>>();
        for (var sku : skus) {
            var closed = byClass.getOrDefault(skuClass(items.get(sku)), byClass.getOrDefault("", Set.of()));
            if (sku.client() == channel.client() && !closed.isEmpty()) bySku.put(sku, closed);
        }
        return bySku;
    }

    private static String skuClass(@Nullable CatalogItem item) {
        return item == null ? CatalogItem.STANDARD : item.skuClass();
    }
}
