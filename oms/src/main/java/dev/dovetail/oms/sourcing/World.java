package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Rates;
import dev.dovetail.oms.network.Node;
import java.util.List;

/**
 * The nodes, rates and rules of one moment: what every choice of that moment looks at, whatever is asked.
 *
 * @param terrain what is worked out of them once
 */
public record World(List<Node> nodes, Rates rates, RuleBook rules, Terrain terrain) {
    public World {
        nodes = List.copyOf(nodes);
    }

    public World(List<Node> nodes, Rates rates, RuleBook rules) {
        this(nodes, rates, rules, new Terrain(List.copyOf(nodes), rates));
    }

    /** Under the rules that stand where nobody wrote others. */
    public World(List<Node> nodes, Rates rates) {
        this(nodes, rates, RuleBook.STANDARD);
    }
}
