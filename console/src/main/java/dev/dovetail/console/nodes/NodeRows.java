package dev.dovetail.console.nodes;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Node;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How nodes stand: what they promised and what they have to do, by three reads for all of them. */
@Component
class NodeRows {
    /** Days of one node on its own page. */
    private static final int SHOWN = 5;

    private final Positions positions;
    private final OutboundView outbounds;
    private final Layout layout;
    private final Days days;
    private final InstantSource clock;

    NodeRows(Positions positions, OutboundView outbounds, Layout layout, Days days, InstantSource clock) {
        this.positions = positions;
        this.outbounds = outbounds;
        this.layout = layout;
        this.days = days;
        this.clock = clock;
    }

    List<NodesPage.Row> of(List<Node> nodes, int client) {
        var totals = positions.totals(client);
        var now = clock.instant();
        var counted = days.of(nodes, now, nodes.size() == 1 ? SHOWN : 1);
        var open = outbounds.open();
        var ours = layout.listWarehouses().stream().map(Warehouse::node).collect(Collectors.toSet());
        return nodes.stream()
                .map(node -> new NodesPage.Row(
                        node,
                        totals.get(node.id()),
                        work(node.id(), ours, open),
                        counted.getOrDefault(node.id(), List.of()),
                        !node.works(now)))
                .toList();
    }

    private static NodesPage.@Nullable Work work(NodeId node, Set<NodeId> ours, List<OutboundView.Open> open) {
        if (!ours.contains(node)) return null;
        var here = open.stream().filter(one -> one.node().equals(node)).toList();
        long orders = here.stream().mapToLong(OutboundView.Open::count).sum();
        Instant oldest = here.stream()
                .map(OutboundView.Open::oldest)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new NodesPage.Work(orders, oldest);
    }
}
