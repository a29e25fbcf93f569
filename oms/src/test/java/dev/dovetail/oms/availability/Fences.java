package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.OmsHouse;
import java.util.List;

/** Sets fences in a house: what its route does, without the route. */
public final class Fences {
    private Fences() {}

    public static void put(OmsHouse house, int node, String sku, String channel, long wanted) {
        house.get(StockSetup.class)
                .fence(
                        new NodeId(node),
                        List.of(new StockSetup.Fence(channel, Promises.sku(sku), wanted)),
                        house.cause());
    }
}
