package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.orders.LineTraits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kits that wait, as each was made when it was ordered, and how many of them there could be. Pure. */
record WaitingKits(List<Kit> kits) {
    private record Kit(Sku sku, List<KitPart> parts) {}

    static WaitingKits of(List<BacklogStore.WaitingKit> waiting, Json json) {
        var kits = new ArrayList<Kit>();
        for (var one : waiting)
            kits.add(new Kit(one.sku(), LineTraits.parts(one.sku().client(), json.tree(one.parts()))));
        return new WaitingKits(kits);
    }

    Set<Sku> skus() {
        return kits.stream().map(Kit::sku).collect(toSet());
    }

    /** These, and what the kits are made of. */
    Set<Sku> goods(Set<Sku> others) {
        var goods = new HashSet<>(others);
        for (var kit : kits) for (var part : kit.parts()) goods.add(part.sku());
        return goods;
    }

    /** Of each kit as many as the nodes together could make, each at one node. None of none. */
    Map<BacklogStore.Supply, Long> available(Map<Sku, List<Figure>> figures, Set<NodeId> nodes) {
        var available = new HashMap<BacklogStore.Supply, Long>();
        for (var kit : kits) {
            long made = 0;
            for (var node : nodes) made += made(kit, figures, node);
            if (made > 0) available.merge(new BacklogStore.Supply(kit.sku(), Claim.OPEN), made, Math::max);
        }
        return available;
    }

    private static long made(Kit kit, Map<Sku, List<Figure>> figures, NodeId node) {
        long most = Long.MAX_VALUE;
        for (var part : kit.parts()) {
            long units = figures.getOrDefault(part.sku(), List.of()).stream()
                    .filter(figure -> figure.node().equals(node))
                    .mapToLong(Figure::available)
                    .sum();
            most = Math.min(most, units / part.units());
        }
        return most;
    }
}
