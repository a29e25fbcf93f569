package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.LockedOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Units of a line that a node holds, in the line's own SKU: of a kit, as many as all its parts make. */
record Holding(OrderId order, int line, NodeId node, String pool, Sku sku, long units, LineTraits traits) {

    private record Key(OrderId order, int line, NodeId node, String pool) {}

    /** In the order of the claims. */
    static List<Holding> of(List<Claim> claims, Map<OrderId, LockedOrder> orders) {
        var holdings = new LinkedHashMap<Key, Holding>();
        for (var claim : claims) {
            var order = orders.get(claim.order());
            if (order == null) continue;
            var key = new Key(claim.order(), claim.line(), claim.node(), claim.pool());
            holdings.merge(key, of(claim, order), Holding::least);
        }
        return List.copyOf(holdings.values());
    }

    private static Holding of(Claim claim, LockedOrder order) {
        var traits = order.traits(claim.line());
        var sku = order.lines().stream()
                .filter(line -> line.line() == claim.line())
                .map(line -> new Sku(order.head().client(), line.sku()))
                .findFirst()
                .orElse(claim.sku());
        long one = traits.goods(sku, 1).getOrDefault(claim.sku(), 1L);
        return new Holding(
                claim.order(), claim.line(), claim.node(), claim.pool(), sku, claim.quantity() / one, traits);
    }

    private Holding least(Holding other) {
        return other.units < units ? other : this;
    }

    /** What so many units of it are given back as. */
    List<Claim> claims(long units) {
        return traits.goods(sku, units).entrySet().stream()
                .map(goods -> new Claim(node, order, line, goods.getKey(), goods.getValue(), pool))
                .toList();
    }
}
