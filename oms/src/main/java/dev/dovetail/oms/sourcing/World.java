package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Rates;
import dev.dovetail.oms.network.Node;
import java.util.List;

/** The nodes and rates of one moment: what every choice of that moment looks at, whatever is asked. Immutable. */
public record World(List<Node> nodes, Rates rates) {
    public World {
        nodes = List.copyOf(nodes);
    }
}
