package dev.dovetail.console.decisions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.decisions.Decision;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.Sourced;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Puts the choices of an order into words. */
@Component
public class Explaining {
    private static final int NAMED = 4;

    private final Decisions decisions;
    private final Network network;

    Explaining(Decisions decisions, Network network) {
        this.decisions = decisions;
        this.network = network;
    }

    /** Every choice made for an order, the newest first; one read however many. */
    public List<Explained> of(OrderId order) {
        var nodes = network.nodes().stream().collect(toMap(Node::code, Function.identity()));
        return decisions.list(order).reversed().stream()
                .map(one -> explained(one, nodes))
                .toList();
    }

    private Explained explained(Decision decision, Map<String, Node> nodes) {
        var outcome = decision.outcome();
        var said = outcome.explanation();
        var candidates = new Candidates(outcome, nodes);
        return new Explained(
                decision.id(),
                decision.orderId(),
                decision.at(),
                decision.purpose(),
                said.why(),
                said.service(),
                said.rules(),
                said.stages(),
                said.exact(),
                said.tie() == null ? null : said.tie().replace(' ', '-'),
                Costs.of(outcome.costMinor(), outcome.currency()),
                decision.inputsHash(),
                given(outcome.given()),
                outcome.missing().values().stream().mapToLong(Long::longValue).sum(),
                outcome.parcels().stream()
                        .map(one -> parcel(one, outcome.currency()))
                        .toList(),
                candidates.weighed(),
                candidates.dropped(),
                candidates.why());
    }

    private List<Explained.Given> given(List<Decision.Given> given) {
        var byNode = given.stream()
                .collect(groupingBy(Decision.Given::node, TreeMap::new, java.util.stream.Collectors.toList()));
        return byNode.entrySet().stream()
                .map(entry -> new Explained.Given(
                        name(entry.getKey()),
                        entry.getValue().stream()
                                .mapToLong(Decision.Given::quantity)
                                .sum(),
                        skus(entry.getValue())))
                .toList();
    }

    private static String skus(List<Decision.Given> given) {
        var named = given.stream()
                .limit(NAMED)
                .map(one -> Figures.number(one.quantity()) + " × " + one.sku())
                .collect(joining(", "));
        int more = given.size() - NAMED;
        return more <= 0 ? named : Words.say("decision.and-more", named, Figures.number(more));
    }

    private Explained.Parcel parcel(Sourced.Parcel parcel, String currency) {
        return new Explained.Parcel(
                name(parcel.node().value()),
                Math.round(parcel.km()),
                parcel.rateZone(),
                String.format(Locale.ROOT, "%.1f kg", parcel.grams() / 1000.0),
                Costs.of(parcel.costMinor(), currency),
                parcel.leavesOn(),
                parcel.arrivesOn());
    }

    private String name(int node) {
        return network.findNode(new dev.dovetail.kernel.NodeId(node))
                .map(Node::name)
                .orElseGet(() -> Words.say("node.unnamed", node));
    }
}
