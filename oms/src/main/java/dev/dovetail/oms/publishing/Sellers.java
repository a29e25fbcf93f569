package dev.dovetail.oms.publishing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.freshness.Freshness;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which nodes sell to a channel now: those it may use, without those that are offline or paused, or that their feeds close. */
@Component
class Sellers {
    private final Network network;
    private final Freshness freshness;

    Sellers(Network network, Freshness freshness) {
        this.network = network;
        this.freshness = freshness;
    }

    /**
     * @param nodes that sell SKUs of every class that {@code classes} does not name
     * @param classes the SKU classes that rules name
     * @param pairs for each of those, the nodes that sell it
     */
    record Selling(List<Integer> nodes, List<String> classes, List<Pair> pairs) {
        /** The same text as long as nothing changed that concerns every SKU. */
        String print() {
            return nodes + " " + classes + " " + pairs;
        }
    }

    record Pair(int node, String skuClass) {}

    Selling to(Channel channel, Instant now) {
        var usable = network.nodes().stream()
                .filter(node -> node.closedTo(channel.code(), now) == null)
                .map(Node::id)
                .toList();
        var closed = freshness.closedByClass(channel.client(), channel.code());
        var classes = closed.keySet().stream().filter(named -> !named.isEmpty()).toList();
        var pairs = new ArrayList<Pair>();
        for (var named : classes)
            for (int node : open(usable, closed.getOrDefault(named, Set.of()))) pairs.add(new Pair(node, named));
        return new Selling(open(usable, closed.getOrDefault("", Set.of())), classes, pairs);
    }

    private static List<Integer> open(List<NodeId> usable, Set<NodeId> closed) {
        return usable.stream()
                .filter(node -> !closed.contains(node))
                .map(NodeId::value)
                .toList();
    }
}
