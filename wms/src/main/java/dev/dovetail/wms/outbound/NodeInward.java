package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.stock.Stock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Takes what is asked of our nodes. Releases of a batch go before its withdrawals, which may be about them. */
@Component
class NodeInward implements Inward {
    private final Releases releases;
    private final Withdrawals withdrawals;
    private final Json json;
    private final InstantSource clock;

    NodeInward(Releases releases, Withdrawals withdrawals, Json json, InstantSource clock) {
        this.releases = releases;
        this.withdrawals = withdrawals;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return "node";
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
        Map<Integer, List<NodeRequest>> byNode = new TreeMap<>();
        for (var message : messages) {
            var request = read(message);
            if (request.node().value() != message.toKey())
                throw new IllegalArgumentException("a message for node " + message.toKey() + " asks node "
                        + request.node().value());
            byNode.computeIfAbsent(request.node().value(), _ -> new ArrayList<>())
                    .add(request);
        }
        byNode.forEach((node, requests) -> take(new NodeId(node), requests));
    }

    private void take(NodeId node, List<NodeRequest> requests) {
        List<ReleaseRequested> released = new ArrayList<>();
        List<WithdrawalRequested> withdrawn = new ArrayList<>();
        for (var request : requests)
            switch (request) {
                case ReleaseRequested release -> released.add(release);
                case WithdrawalRequested withdrawal -> withdrawn.add(withdrawal);
                case ItemsDescribed _ -> throw new IllegalArgumentException("items are described to node.items");
                case NodeRequest.TransferComing _, NodeRequest.TransferArrived _, NodeRequest.TransferLost _ ->
                    throw new IllegalArgumentException("goods in transit are told to node.transfers");
            }
        var at = clock.instant();
        if (!released.isEmpty()) releases.take(node, released, at);
        if (!withdrawn.isEmpty()) withdrawals.take(node, withdrawn, at);
    }

    private NodeRequest read(Message message) {
        var type = NodeRequest.TYPES.get(message.type());
        if (type == null) throw new IllegalArgumentException("a node does not know " + message.type());
        return json.read(message.body(), type);
    }
}
