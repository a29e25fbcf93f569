package dev.dovetail.oms.sourcing;

import dev.cel.runtime.CelVariableResolver;
import dev.dovetail.oms.network.Node;
import java.util.List;
import java.util.Optional;

/** What an expression may ask of a node whatever is ordered. */
final class NodeTraits implements CelVariableResolver {
    private final Node node;

    private NodeTraits(Node node) {
        this.node = node;
    }

    static CelVariableResolver of(Node node) {
        return new NodeTraits(node);
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "node.code" -> node.code();
                    case "node.kind" -> node.kind().word();
                    case "node.groups" -> List.copyOf(node.reach().groups());
                    case "node.country" -> node.address().country();
                    case "node.region" -> node.address().region();
                    case "node.postal" -> node.address().postalCode();
                    case "node.pickup" -> node.reach().pickup();
                    default -> null;
                });
    }
}
