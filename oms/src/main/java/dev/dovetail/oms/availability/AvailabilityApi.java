package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What may be promised, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class AvailabilityApi {
    private static final int MOST_SKUS = 200;
    private static final int MOST_ROWS = 500;
    private static final int MOST_ITEMS = 1000;
    private static final long MOST_UNITS = 1_000_000_000L;

    private final Availability availability;
    private final Positions positions;
    private final Network network;
    private final ObjectProvider<NodeFreshness> freshness;
    private final Body body;
    private final InstantSource clock;

    AvailabilityApi(
            Availability availability,
            Positions positions,
            Network network,
            ObjectProvider<NodeFreshness> freshness,
            Body body,
            InstantSource clock) {
        this.availability = availability;
        this.positions = positions;
        this.network = network;
        this.freshness = freshness;
        this.body = body;
        this.clock = clock;
    }

    /** A channel's ATP is the sum over the nodes that ship and are not closed because of their feed. */
    @GetMapping("/availability")
    @Permit(Permission.STOCK_READ)
    Promisable availability(
            Caller caller, @RequestParam(required = false) @Nullable String channel, @RequestParam List<String> sku) {
        if (channel != null && !caller.mayUse(channel))
            throw new Malformed("network.channel-not-yours", "channel", "this key is not bound to " + channel);
        if (channel != null) network.getChannel(channel);
        if (sku.isEmpty() || sku.size() > MOST_SKUS)
            throw new Malformed("availability.too-many-skus", "sku", "ask for 1 to " + MOST_SKUS + " SKUs");
        var asked =
                sku.stream().map(code -> sku(caller, code, "sku")).distinct().toList();
        var figures = positions.figures(asked);
        var feeds = freshness.stream()
                .map(known -> known.feeds(caller.client(), channel, asked))
                .findFirst()
                .orElse(Map.of());
        return new Promisable(
                clock.instant(),
                asked.stream()
                        .map(one -> item(one, figures.getOrDefault(one, List.of()), feeds.getOrDefault(one, Map.of())))
                        .toList());
    }

    @GetMapping("/nodes/{code}/positions")
    @Permit(Permission.STOCK_READ)
    Page positions(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST_ROWS)
            throw new Malformed("request.limit", "limit", "1 to " + MOST_ROWS + ", not " + limit);
        var node = network.getNode(code);
        var rows = positions.list(node.id(), caller.client(), q, after, limit);
        return new Page(
                rows.stream().map(AvailabilityApi::row).toList(),
                rows.size() < limit ? null : rows.getLast().sku().code());
    }

    @PutMapping("/nodes/{code}/safety")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> keepBack(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var items = body.read(request, SafetyBody.class).items();
        if (items.isEmpty() || items.size() > MOST_ITEMS)
            throw new Malformed("availability.too-many-items", "/items", "give 1 to " + MOST_ITEMS + " items");
        var quantities = new HashMap<Sku, Long>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (item.quantity() < 0 || item.quantity() > MOST_UNITS)
                throw new Malformed("availability.quantity", "/items/" + i + "/quantity", "0 to " + MOST_UNITS);
            if (quantities.put(sku(caller, item.sku(), "/items/" + i + "/sku"), item.quantity()) != null)
                throw new Malformed("availability.sku-twice", "/items/" + i + "/sku", "this SKU is given twice");
        }
        availability.keepBack(network.getNode(code).id(), quantities, caller.cause(clock.instant()));
        return Map.of("kept", quantities.size());
    }

    private Item item(Sku sku, List<Figure> figures, Map<NodeId, NodeFreshness.Feed> feeds) {
        long atp = figures.stream()
                .filter(figure -> {
                    var feed = feeds.get(figure.node());
                    return feed == null || !feed.closed();
                })
                .filter(figure -> network.findNode(figure.node())
                        .filter(node -> node.ships())
                        .isPresent())
                .mapToLong(Figure::available)
                .sum();
        return new Item(
                sku.code(),
                atp,
                figures.stream()
                        .map(figure -> nodeRow(figure, feeds.get(figure.node())))
                        .toList());
    }

    private NodeRow nodeRow(Figure figure, NodeFreshness.@Nullable Feed feed) {
        var code = network.findNode(figure.node())
                .map(node -> node.code())
                .orElseGet(() -> figure.node().toString());
        return new NodeRow(
                code,
                figure.position(),
                figure.reserved(),
                figure.safety(),
                figure.available(),
                figure.shortfall(),
                feed);
    }

    private static Row row(Figure figure) {
        return new Row(
                figure.sku().code(),
                figure.position(),
                figure.reserved(),
                figure.safety(),
                figure.available(),
                figure.shortfall());
    }

    private static Sku sku(Caller caller, String code, String path) {
        try {
            return new Sku(caller.client(), code);
        } catch (IllegalArgumentException e) {
            throw new Malformed("availability.sku", path, "a SKU code has 1 to 64 characters");
        }
    }

    record Promisable(Instant asOf, List<Item> items) {}

    record Item(String sku, long atp, List<NodeRow> nodes) {}

    /** @param feed null where the node's own facts tell its stock */
    record NodeRow(
            String node,
            long position,
            long reserved,
            long safety,
            long atp,
            long shortfall,
            NodeFreshness.@Nullable Feed feed) {}

    record Row(String sku, long position, long reserved, long safety, long atp, long shortfall) {}

    record Page(List<Row> items, @Nullable String next) {}

    record SafetyBody(List<SafetyItem> items) {}

    record SafetyItem(String sku, long quantity) {}
}
