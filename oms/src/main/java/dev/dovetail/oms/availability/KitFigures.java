package dev.dovetail.oms.availability;

import static java.util.stream.Collectors.toCollection;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.catalog.KitPart;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A kit has no stock of its own: a node can make as many as its scarcest part makes. Pure. */
record KitFigures(Map<Sku, CatalogItem> items) {

    List<KitPart> parts(Sku sku) {
        var item = items.get(sku);
        return item == null ? List.of() : item.parts();
    }

    /** These, and the parts of the kits among them. */
    Set<Sku> goods(Collection<Sku> skus) {
        var goods = new HashSet<>(skus);
        for (var sku : skus) for (var part : parts(sku)) goods.add(part.sku());
        return goods;
    }

    /** These, and of each kit what nodes can make of what may be claimed. */
    Map<Sku, List<Figure>> with(Map<Sku, List<Figure>> goods, Predicate<Figure> claimable) {
        var all = new HashMap<>(goods);
        items.forEach((sku, item) -> {
            if (!item.parts().isEmpty()) all.put(sku, made(sku, goods, claimable));
        });
        return all;
    }

    /** One figure for each node, as if it were goods. */
    private List<Figure> made(Sku kit, Map<Sku, List<Figure>> figures, Predicate<Figure> claimable) {
        var nodes = parts(kit).stream()
                .flatMap(part -> figures.getOrDefault(part.sku(), List.of()).stream())
                .map(figure -> figure.node().value())
                .collect(toCollection(TreeSet::new));
        return nodes.stream()
                .map(node -> new Figure(new NodeId(node), kit, Claim.OPEN, made(kit, node, figures, claimable), 0, 0))
                .toList();
    }

    private long made(Sku kit, int node, Map<Sku, List<Figure>> figures, Predicate<Figure> claimable) {
        long most = Long.MAX_VALUE;
        for (var part : parts(kit)) {
            long units = figures.getOrDefault(part.sku(), List.of()).stream()
                    .filter(figure -> figure.node().value() == node && claimable.test(figure))
                    .mapToLong(Figure::available)
                    .sum();
            most = Math.min(most, units / part.units());
        }
        return most;
    }
}
