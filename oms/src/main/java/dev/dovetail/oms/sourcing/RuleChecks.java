package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What rules may not say, as the network stands: names that nobody has, and stages that leave no node. */
final class RuleChecks {
    private final List<Node> nodes;
    private final Set<String> channels;

    RuleChecks(List<Node> nodes, Set<String> channels) {
        this.nodes = nodes;
        this.channels = channels;
    }

    void check(RuleBook book) {
        for (int i = 0; i < book.stages().size(); i++) check(book.stages().get(i), "/stages/" + i);
    }

    private void check(RuleBook.Stage stage, String path) {
        if (stage.when() != null) known(stage.when(), path + "/when");
        for (int i = 0; i < stage.filters().size(); i++) {
            var filter = stage.filters().get(i);
            if (filter.when() != null) known(filter.when(), path + "/rules/" + i + "/when");
            known(filter.keep(), path + "/rules/" + i + "/keep");
        }
        if (!nodes.isEmpty()) leavesSome(stage, path);
    }

    private void known(Expression expression, String path) {
        names(
                expression,
                "node.code",
                "rules.unknown-node",
                path,
                nodes.stream().map(Node::code));
        names(expression, "node.kind", "rules.unknown-kind", path, kinds());
        names(expression, "node.groups", "rules.unknown-group", path, groups());
        names(expression, "order.channel", "rules.unknown-channel", path, channels.stream());
    }

    private static void names(Expression expression, String of, String code, String path, Stream<String> known) {
        var unknown = new TreeSet<>(expression.comparedWith(of));
        var all = new TreeSet<>(known.toList());
        unknown.removeAll(all);
        if (!unknown.isEmpty())
            throw new Malformed(code, path, unknown.first() + " is not known; known are " + String.join(", ", all));
    }

    private static Stream<String> kinds() {
        return Arrays.stream(Node.Kind.values()).map(Node.Kind::word);
    }

    private Stream<String> groups() {
        return nodes.stream().map(node -> node.reach().groups()).flatMap(Collection::stream);
    }

    /** Of what is certain without an order: filters that always apply and ask of nodes alone. */
    private void leavesSome(RuleBook.Stage stage, String path) {
        var left = new ArrayList<>(nodes);
        for (int i = 0; i < stage.filters().size(); i++) {
            var filter = stage.filters().get(i);
            if (filter.when() != null || !filter.keep().asksOfNodesAlone()) continue;
            var place = path + "/rules/" + i + "/keep";
            left.removeIf(node -> !kept(filter.keep(), node, place));
        }
        if (left.isEmpty())
            throw new Malformed(
                    "rules.drops-all-nodes", path + "/rules", "these rules leave no node; at least one must be left");
    }

    /** Whoever wrote it is told which of his expressions failed. */
    private static boolean kept(Expression keep, Node node, String path) {
        try {
            return keep.test(NodeTraits.of(node));
        } catch (Malformed e) {
            throw new Malformed(e.code(), path, e.detail());
        }
    }
}
