package dev.dovetail.oms.inbounds;

import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.time.LocalDate;
import java.util.List;

/** Two channels that promise of goods on their way: {@code presale} lets the rest wait, {@code drop} refuses. */
final class InboundHouse {
    final OmsHouse house;
    final Inbounds inbounds;

    InboundHouse(TestDatabase db) {
        house = new OmsHouse(db);
        inbounds = house.get(Inbounds.class);
        db.owner().sql("""
                insert into oms.channel (code, client_id, name, policy, currency, preorder) values
                ('presale', 1, 'Before it is there', 'backorder', 'GBP', true), ('drop', 1, 'Drop', 'may-refuse', 'GBP', true)
                on conflict do nothing
                """).update();
    }

    Inbound expect(int node, String id, String sku, long units, String day) {
        return inbounds.put(inbound(node, id, sku, units, day, true), house.cause());
    }

    static Inbound inbound(int node, String id, String sku, long units, String day, boolean promisable) {
        return new Inbound(new NodeId(node), id, new Sku(1, sku), LocalDate.parse(day), promisable, units, 0, 0, false);
    }

    Inbound received(String id, long units, boolean over) {
        return inbounds.received(new NodeId(OmsHouse.EAST), 1, id, units, over, house.cause());
    }

    Inbound find(String id) {
        return inbounds.find(new NodeId(OmsHouse.EAST), 1, id).orElseThrow();
    }

    OrderView.Promise promise(String order) {
        return house.order(order).promise();
    }

    List<String> timeline(String order) {
        return house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order))).stream()
                .map(entry -> entry.type().replaceAll("^order\\.|\\.v1$", ""))
                .toList();
    }

    String lastBody(String order, String type) {
        return house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order))).stream()
                .filter(entry -> entry.type().equals("order." + type + ".v1"))
                .toList()
                .getLast()
                .body();
    }
}
