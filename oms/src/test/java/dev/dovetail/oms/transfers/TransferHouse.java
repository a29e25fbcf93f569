package dev.dovetail.oms.transfers;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferArrived;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferComing;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferLost;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.network.Network;
import java.util.List;

/** Transfers from EAST to WEST, asked for as over HTTP; both warehouses played by hand. */
final class TransferHouse {
    final OmsHouse house;
    final NodeByHand node;

    TransferHouse(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    Transfers.Asked ask(String key, String sku, long units) {
        return ask(key, "EAST", "WEST", sku, units);
    }

    Transfers.Asked ask(String key, String from, String to, String sku, long units) {
        var body = new TransferBody(key, from, to, null, List.of(new TransferBody.Line(sku, units)));
        return house.get(Transfers.class).ask(body.toTransfer(house.get(Network.class), 1), house.cause());
    }

    /** Asks and hears the source's work. */
    ReleaseRequested work(String key, String sku, long units) {
        var transfer = ask(key, sku, units).transfer();
        house.deliver();
        return node.only(transfer.id().toString());
    }

    String refusal(Runnable asking) {
        return catchThrowableOfType(Refused.class, asking::run).refusal().code();
    }

    Transfer transfer(String key) {
        return house.get(TransferView.class).get(1, key);
    }

    TransferLine line(String key) {
        return transfer(key).lines().getFirst();
    }

    /** All of the work leaves in one carton. */
    ParcelId leave(ReleaseRequested work, long units) {
        node.tell(node.picked(work, units));
        var carton = node.parcel(work);
        node.tell(node.packed(work, carton, units), left(work, carton, units));
        return carton;
    }

    NodeFact.TransferLeft left(ReleaseRequested work, ParcelId carton, long units) {
        return new NodeFact.TransferLeft(
                work.node(),
                work.fulfillmentOrder(),
                work.order(),
                house.now(),
                carton,
                "C-" + carton,
                "pat",
                goods(work.lines().getFirst().sku(), units));
    }

    NodeFact.TransferReceived received(ReleaseRequested work, ParcelId carton, long units) {
        return new NodeFact.TransferReceived(
                new NodeId(OmsHouse.WEST),
                house.now(),
                work.fulfillmentOrder(),
                carton,
                goods(work.lines().getFirst().sku(), units));
    }

    private static List<Goods> goods(String sku, long units) {
        return List.of(new Goods(1, sku, "", null, units, List.of()));
    }

    List<TransferComing> coming(ReleaseRequested work) {
        return said(TransferComing.TYPE, TransferComing.class).stream()
                .filter(one -> one.transfer().equals(work.fulfillmentOrder()))
                .toList();
    }

    List<TransferArrived> arrived(ReleaseRequested work) {
        return said(TransferArrived.TYPE, TransferArrived.class).stream()
                .filter(one -> one.transfer().equals(work.fulfillmentOrder()))
                .toList();
    }

    List<TransferLost> lost(ReleaseRequested work) {
        return said(TransferLost.TYPE, TransferLost.class).stream()
                .filter(one -> one.transfer().equals(work.fulfillmentOrder()))
                .toList();
    }

    private <T> List<T> said(String type, Class<T> body) {
        return house
                .jdbc()
                .sql("select body from oms.order_outbox where destination = 'node.transfers' and type = :type order"
                        + " by seq")
                .param("type", type)
                .query(String.class)
                .list()
                .stream()
                .map(text -> house.get(Json.class).read(text, body))
                .toList();
    }

    /** What the node has, and what of it is taken, of a SKU. */
    String figures(int node, String sku) {
        return house.jdbc()
                .sql("select position || '/' || reserved from oms.pool where node_id = :node and sku = :sku and"
                        + " pool = 'open'")
                .param("node", node)
                .param("sku", sku)
                .query(String.class)
                .single();
    }
}
