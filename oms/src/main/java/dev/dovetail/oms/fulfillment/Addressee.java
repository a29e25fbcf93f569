package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import org.springframework.stereotype.Component;

/** Who takes what is asked of a node: our own warehouse program, or the node that fetches it. */
@Component
class Addressee {
    private final Network network;

    Addressee(Network network) {
        this.network = network;
    }

    String of(NodeId node) {
        return network.findNode(node)
                .map(Node::kind)
                .orElse(Node.Kind.WAREHOUSE)
                .destination();
    }
}
