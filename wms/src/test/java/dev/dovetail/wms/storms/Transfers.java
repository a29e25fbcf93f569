package dev.dovetail.wms.storms;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.TransferLeft;
import dev.dovetail.contract.fulfillment.NodeFact.TransferReceived;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferArrived;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferComing;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferLost;
import dev.dovetail.ground.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The OMS passes on what one warehouse tells of its transfers to the other, which counts more, fewer or other goods than left. */
final class Transfers implements Area {
    private final World world;
    private final Goods goods;
    private final List<TransferLeft> cartons = new ArrayList<>();
    private int heard;

    Transfers(World world) {
        this.world = world;
        this.goods = new Goods(world, world.other.warehouse());
    }

    @Override
    public Set<String> commands() {
        return Set.of(
                "transfer coming",
                "transfer arrived",
                "transfer lost",
                "receive transfer",
                "receive transfer short",
                "receive transfer over",
                "putaway there");
    }

    @Override
    public void act() {
        world.outside.deliver();
        var messages = world.outside.heard();
        for (; heard < messages.size(); heard++) {
            var message = messages.get(heard);
            if (!message.type().contains("transfer")) continue;
            pass((NodeFact) world.house.get(Json.class).read(message.body(), NodeFact.TYPES.get(message.type())));
        }
        if (!cartons.isEmpty()) receive(cartons.get(Math.max(0, cartons.size() - 1 - world.random.nextInt(3))));
        putAway();
    }

    private void pass(NodeFact fact) {
        if (fact instanceof TransferLeft left) {
            world.told("transfer coming", coming(left));
            cartons.add(left);
        } else if (fact instanceof TransferReceived received)
            world.told(
                    "transfer arrived",
                    new TransferArrived(
                            world.floor.warehouse().node(),
                            received.transfer(),
                            received.parcel(),
                            received.at(),
                            received.goods()));
    }

    private TransferComing coming(TransferLeft left) {
        return new TransferComing(
                world.other.warehouse().node(),
                left.fulfillmentOrder(),
                left.parcel(),
                left.carton(),
                world.floor.warehouse().code(),
                left.at(),
                left.goods());
    }

    private void receive(TransferLeft left) {
        if (world.oneIn(5)) {
            var node = world.floor.warehouse().node();
            world.told(
                    "transfer lost",
                    new TransferLost(node, left.fulfillmentOrder(), world.house.now(), "sue", "robbed"));
            return;
        }
        for (var some : left.goods()) {
            boolean named = !some.serials().isEmpty();
            long units = named || world.oneIn(2)
                    ? some.quantity()
                    : Math.max(1, some.quantity() - 1 + 2 * world.random.nextInt(2));
            var scan = world.other.scan(
                    "receive",
                    new HashMap<>(Map.of(
                            "delivery",
                            world.floor.warehouse().code() + ":" + left.carton(),
                            "location",
                            "DOCK-1",
                            "barcode",
                            some.sku(),
                            "quantity",
                            units)));
            if (!some.lot().isEmpty()) scan.put("lot", some.lot());
            if (named) scan.put("serials", some.serials());
            world.send(world.other, word(units, some.quantity()), List.of(scan));
        }
    }

    private static String word(long units, long left) {
        return units == left ? "receive transfer" : units < left ? "receive transfer short" : "receive transfer over";
    }

    private void putAway() {
        for (var some : goods.in("DOCK-1")) {
            if (!world.oneIn(3)) continue;
            var scan = world.other.scan("putaway", Map.of("from", "DOCK-1", "to", "A-01-02-1"));
            scan.putAll(goods.of(some, "DOCK-1", some.units()));
            world.send(world.other, "putaway there", List.of(scan));
        }
    }
}
