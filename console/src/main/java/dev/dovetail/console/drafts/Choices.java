package dev.dovetail.console.drafts;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.console.conditions.Attribute;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be picked for an attribute as the network stands; nothing where a text is typed. */
public record Choices(
        List<String> nodes,
        List<String> kinds,
        List<String> groups,
        List<String> channels,
        List<String> services,
        List<String> countries,
        List<String> regions) {

    static Choices of(Network network, Carriage carriage) {
        var nodes = network.nodes();
        return new Choices(
                sorted(nodes.stream().map(Node::code)),
                Arrays.stream(Node.Kind.values()).map(Node.Kind::word).toList(),
                sorted(nodes.stream().flatMap(node -> node.reach().groups().stream())),
                sorted(network.channels().stream().map(Channel::code)),
                Stream.concat(carriage.rates().services().stream(), Stream.of("pickup"))
                        .distinct()
                        .toList(),
                sorted(nodes.stream().map(node -> node.address().country())),
                sorted(nodes.stream().map(node -> node.address().region())));
    }

    private static List<String> sorted(Stream<String> all) {
        return List.copyOf(new TreeSet<>(all.filter(one -> !one.isBlank()).toList()));
    }

    public List<String> of(Attribute attribute) {
        return switch (attribute) {
            case NODE_CODE -> nodes;
            case NODE_KIND -> kinds;
            case NODE_GROUPS -> groups;
            case NODE_COUNTRY -> countries;
            case NODE_REGION -> regions;
            case ORDER_CHANNEL -> channels;
            case ORDER_SERVICE -> services;
            default -> List.of();
        };
    }

    /** Those that are picked and no longer there come last: they can be taken away. */
    public List<String> with(Attribute attribute, List<String> picked) {
        return Stream.concat(of(attribute).stream(), picked.stream()).distinct().toList();
    }
}
