package dev.dovetail.wms.items;

import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes descriptions of items; within a batch, as ever, the later one wins. */
@Component
class ItemsInward implements Inward {
    private final ItemStore store;
    private final Json json;
    private final Family family;

    ItemsInward(ItemStore store, Json json, @Qualifier("wmsNodeFamily") Family family) {
        this.store = store;
        this.json = json;
        this.family = family;
    }

    @Override
    public String destination() {
        return "node.items";
    }

    @Override
    public Family inbox() {
        return family;
    }

    @Override
    public boolean fromPeers() {
        return true;
    }

    @Override
    public void apply(List<Message> messages) {
        Map<Integer, List<ItemsDescribed>> byNode = new TreeMap<>();
        for (var message : messages) {
            var described = json.read(message.body(), ItemsDescribed.class);
            if (described.node().value() != message.toKey())
                throw new IllegalArgumentException(
                        "a message for node " + message.toKey() + " describes items of another");
            byNode.computeIfAbsent(described.node().value(), _ -> new ArrayList<>())
                    .add(described);
        }
        byNode.forEach((node, all) -> store.describe(
                new NodeId(node),
                all.stream().flatMap(one -> one.items().stream()).toList()));
    }
}
