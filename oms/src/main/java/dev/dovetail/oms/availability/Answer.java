package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Promisable.ComingRow;
import dev.dovetail.oms.availability.Promisable.Item;
import dev.dovetail.oms.availability.Promisable.NodeRow;
import dev.dovetail.oms.availability.Promisable.PoolRow;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums figures up, node by node. Pure but for the network it reads.
 *
 * @param channel who sells; null: what every channel may claim
 * @param feeds of each SKU, by node
 */
record Answer(Network network, @Nullable String channel, Map<Sku, Map<NodeId, NodeFreshness.Feed>> feeds, Instant now) {

    /**
     * @param figures in the order of their nodes
     * @param buffer null where no channel was named
     * @param coming null where no day was
     */
    Item item(Sku sku, List<Figure> figures, @Nullable Long buffer, @Nullable List<ByDate.Due> coming) {
        var nodes = nodes(sku, figures);
        long atp = 0;
        for (var node : nodes) if (node.leftOut() == null) atp += node.atp();
        return new Item(
                sku.code(),
                atp,
                buffer,
                buffer == null ? null : Math.max(0, atp - buffer),
                nodes,
                coming == null
                        ? null
                        : atp + coming.stream().mapToLong(ByDate.Due::available).sum(),
                coming == null ? null : coming.stream().map(this::comingRow).toList());
    }

    private List<NodeRow> nodes(Sku sku, List<Figure> figures) {
        var rows = new ArrayList<NodeRow>();
        var feed = feeds.getOrDefault(sku, Map.of());
        for (int from = 0, to; from < figures.size(); from = to) {
            var node = figures.get(from).node();
            to = from + 1;
            while (to < figures.size() && figures.get(to).node().equals(node)) to++;
            rows.add(nodeRow(node, figures.subList(from, to), feed.get(node)));
        }
        return rows;
    }

    private NodeRow nodeRow(NodeId id, List<Figure> pools, NodeFreshness.@Nullable Feed feed) {
        long position = 0, reserved = 0, safety = 0, atp = 0, shortfall = 0;
        var beside = new ArrayList<PoolRow>();
        for (var pool : pools) {
            position += pool.position();
            reserved += pool.reserved();
            safety += pool.safety();
            shortfall += pool.shortfall();
            if (claimable(pool)) atp += pool.available();
            if (!pool.isOpen()) beside.add(new PoolRow(pool.pool(), pool.position(), pool.reserved()));
        }
        var node = network.findNode(id).orElse(null);
        return new NodeRow(
                node == null ? id.toString() : node.code(),
                position,
                reserved,
                safety,
                atp,
                shortfall,
                beside,
                feed,
                leftOut(node, feed));
    }

    /** Without a channel, what every channel may claim. */
    private boolean claimable(Figure figure) {
        return channel == null ? figure.isOpen() : figure.claimableBy(channel);
    }

    /** Whether its part of a kit may be claimed of this pool now. */
    boolean isSold(Figure part) {
        var feed = feeds.getOrDefault(part.sku(), Map.of()).get(part.node());
        return claimable(part) && (feed == null || !feed.closed());
    }

    boolean isSold(ByDate.Due due) {
        return leftOut(network.findNode(due.node()).orElse(null), null) == null;
    }

    /** Why what the node has is no part of the sum, in sourcing's words; null where it is one. */
    private @Nullable String leftOut(@Nullable Node node, NodeFreshness.@Nullable Feed feed) {
        if (node == null) return "does-not-ship";
        var closed = node.closedTo(channel, now);
        if (closed != null) return closed;
        return feed != null && feed.closed() ? "feed-stale" : null;
    }

    private ComingRow comingRow(ByDate.Due due) {
        return new ComingRow(
                network.findNode(due.node()).map(Node::code).orElseGet(due.node()::toString),
                due.inbound(),
                due.expectedOn(),
                due.available());
    }
}
