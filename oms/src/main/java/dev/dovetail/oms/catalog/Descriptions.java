package dev.dovetail.oms.catalog;

import dev.dovetail.contract.fulfillment.NodeRequest.Item;
import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.NodeOpened;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells nodes about items, in messages of at most 500. A node's descriptions are one lane, numbered by a row of its own that is
 * raised in the describing transaction: a later description of an item never arrives before an earlier one.
 */
@Component
class Descriptions {
    static final String DESTINATION = "node.items";
    private static final int AT_ONCE = 500;
    /** Availability's family; named here because catalog is below it. */
    private static final Family NODES = new Family("oms.node", "node_id", false);

    private final CatalogStore store;
    private final Network network;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;

    Descriptions(CatalogStore store, Network network, Outbox outbox, Json json, IdSource ids, InstantSource clock) {
        this.store = store;
        this.network = network;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(List<ItemSpec> items) {
        store.lockDescribing();
        tell(
                network.nodesNow().stream()
                        .filter(node -> node.kind().handlesGoods())
                        .map(Node::id)
                        .toList(),
                items);
    }

    /** A node that comes later hears of everything there is, in the transaction that opens it. */
    @EventListener
    void on(NodeOpened opened) {
        if (!opened.node().kind().handlesGoods()) return;
        store.lockDescribing();
        tell(List.of(opened.node().id()), store.all());
    }

    private void tell(List<NodeId> nodes, List<ItemSpec> items) {
        var goods = items.stream()
                .filter(item -> item.kind() == CatalogItem.Kind.GOODS)
                .map(Descriptions::item)
                .toList();
        if (goods.isEmpty() || nodes.isEmpty()) return;
        int parts = Math.ceilDiv(goods.size(), AT_ONCE);
        Map<NodeId, Integer> last = store.raiseFeeds(nodes, parts);
        var messages = new ArrayList<Outgoing>();
        for (var node : nodes)
            for (int part = 0; part < parts; part++) {
                var some = goods.subList(part * AT_ONCE, Math.min(goods.size(), (part + 1) * AT_ONCE));
                messages.add(message(node, last.getOrDefault(node, 0) - parts + part + 1, some));
            }
        outbox.record(NODES, messages);
    }

    private Outgoing message(NodeId node, int seq, List<Item> items) {
        return new Outgoing(
                node.value(),
                ids.next(0),
                node.value(),
                node.value(),
                seq,
                ItemsDescribed.TYPE,
                DESTINATION,
                null,
                clock.instant(),
                json.write(new ItemsDescribed(node, items)));
    }

    private static Item item(ItemSpec spec) {
        return new Item(spec.sku().client(), spec.sku().code(), spec.description(), spec.weightGrams(), spec.packs());
    }
}
