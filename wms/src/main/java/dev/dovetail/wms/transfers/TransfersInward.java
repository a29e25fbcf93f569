package dev.dovetail.wms.transfers;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferArrived;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferComing;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferLost;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Stock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Hears what comes to our warehouses from others, and what became of what they sent. */
@Component
class TransfersInward implements Inward {
    private final Transit transit;
    private final Receiving receiving;
    private final Stock stock;
    private final Json json;
    private final InstantSource clock;

    TransfersInward(Transit transit, Receiving receiving, Stock stock, Json json, InstantSource clock) {
        this.transit = transit;
        this.receiving = receiving;
        this.stock = stock;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return "node.transfers";
    }

    @Override
    public Family inbox() {
        return Stock.FAMILY;
    }

    @Override
    public boolean fromPeers() {
        return true;
    }

    @Override
    public void apply(List<Message> messages) {
        for (var message : messages) {
            var request = read(message);
            if (request.node().value() != message.toKey())
                throw new IllegalArgumentException("a message for node " + message.toKey() + " tells node "
                        + request.node().value());
            switch (request) {
                case TransferComing coming -> expect(coming);
                case TransferArrived arrived -> arrive(arrived);
                case TransferLost lost -> lose(lost);
                case NodeRequest.ReleaseRequested _, NodeRequest.WithdrawalRequested _, NodeRequest.ItemsDescribed _ ->
                    throw new IllegalArgumentException("not about goods in transit: " + message.type());
            }
        }
    }

    /** Each carton is a delivery of its own, named by who sent it and what it bears: what left in it is what is expected. Its lots are known here from now on. */
    private void expect(TransferComing coming) {
        stock.describe(
                coming.node(),
                coming.goods().stream()
                        .filter(goods -> !goods.lot().isEmpty())
                        .map(goods -> new Lot(new Lot.Key(sku(goods), goods.lot()), goods.expiresOn()))
                        .toList());
        Map<Sku, Long> units = new TreeMap<>();
        for (var goods : coming.goods()) units.merge(sku(goods), goods.quantity(), Long::sum);
        receiving.expect(
                coming.node(),
                new ExpectedDelivery(
                        coming.from() + ":" + coming.carton(),
                        coming.from(),
                        null,
                        units.entrySet().stream()
                                .map(one -> new ExpectedDelivery.Line(one.getKey(), one.getValue()))
                                .toList(),
                        new ExpectedDelivery.Carton(coming.transfer(), coming.parcel())),
                clock.instant());
    }

    private void arrive(TransferArrived arrived) {
        var settling = transit.open(arrived.node(), arrived.transfer());
        for (var goods : arrived.goods()) settling.arrive(arrived.parcel(), goods);
        transit.settle(arrived.node(), settling, "system", arrived.at());
    }

    private void lose(TransferLost lost) {
        var settling = transit.open(lost.node(), lost.transfer());
        settling.lose();
        transit.settle(lost.node(), settling, lost.who(), lost.at());
    }

    private static Sku sku(Goods goods) {
        return new Sku(goods.client(), goods.sku());
    }

    private NodeRequest read(Message message) {
        var type = NodeRequest.TYPES.get(message.type());
        if (type == null) throw new IllegalArgumentException("a node does not know " + message.type());
        return json.read(message.body(), type);
    }
}
