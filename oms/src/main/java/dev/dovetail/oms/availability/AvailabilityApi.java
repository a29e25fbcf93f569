package dev.dovetail.oms.availability;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Hot;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.threads.Together;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be promised, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class AvailabilityApi {
    private static final int MOST_SKUS = 200;

    private final Body body;
    private final Positions positions;
    private final Catalog catalog;
    private final Network network;
    private final Together<Sku, List<Figure>> figures;
    private final Together<Buffers.Place, Long> buffers;
    private final ObjectProvider<NodeFreshness> freshness;
    private final ObjectProvider<ByDate> byDate;
    private final InstantSource clock;

    AvailabilityApi(
            Body body,
            Positions positions,
            Catalog catalog,
            Buffers buffers,
            Network network,
            ObjectProvider<NodeFreshness> freshness,
            ObjectProvider<ByDate> byDate,
            InstantSource clock) {
        this.body = body;
        this.positions = positions;
        this.catalog = catalog;
        this.network = network;
        this.figures = new Together<>(positions::figures);
        this.buffers = new Together<>(buffers::of);
        this.freshness = freshness;
        this.byDate = byDate;
        this.clock = clock;
    }

    /**
     * ATP is the sum over the nodes that sell now (they ship, are online, not paused, serve the channel, and their feed does not close them): of what any channel may claim, or of
     * what {@code channel} may. What is published to a channel is its ATP less its buffer. With a day, also what may be promised
     * of goods that come to those nodes by then.
     */
    @GetMapping("/availability")
    @Permit(Permission.STOCK_READ)
    @Hot("/api/v1/availability")
    void availability(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var channel = request.getParameter("channel");
        var answer = promisable(caller, channel, skus(request), request.getParameter("by"));
        body.write(response, 200, answer);
    }

    /** {@code sku=A&sku=B} or {@code sku=A,B}. */
    private static List<String> skus(HttpServletRequest request) {
        var given = request.getParameterValues("sku");
        if (given == null) throw new Malformed("request.missing", "sku", "is missing");
        var codes = given.length == 1 ? given[0].split(",") : given;
        return Stream.of(codes)
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    Promisable promisable(Caller caller, @Nullable String channel, List<String> sku, @Nullable String by) {
        if (channel != null && !caller.mayUse(channel))
            throw new Malformed("network.channel-not-yours", "channel", "this key is not bound to " + channel);
        if (channel != null) network.getChannel(channel);
        if (sku.isEmpty() || sku.size() > MOST_SKUS)
            throw new Malformed("availability.too-many-skus", "sku", "ask for 1 to " + MOST_SKUS + " SKUs");
        var asked = sku.stream()
                .map(code -> Skus.of(caller, code, "sku"))
                .distinct()
                .toList();
        var kits = KitFigures.of(catalog, asked);
        var goods = kits.goods(asked);
        var feeds = feeds(caller, channel, goods);
        var shown = kits.with(figures.find(goods), figure -> sold(figure, channel, feeds));
        var coming = by == null ? null : coming(asked, channel, day(by));
        var kept = channel == null ? Map.<Sku, Long>of() : kept(channel, asked);
        return new Promisable(
                clock.instant(),
                asked.stream()
                        .map(one -> item(
                                one,
                                channel,
                                shown.getOrDefault(one, List.of()),
                                kept.get(one),
                                feeds.getOrDefault(one, Map.of()),
                                coming == null ? null : coming.getOrDefault(one, List.of())))
                        .toList());
    }

    private Item item(
            Sku sku,
            @Nullable String channel,
            List<Figure> figures,
            @Nullable Long buffer,
            Map<NodeId, NodeFreshness.Feed> feeds,
            @Nullable List<ByDate.Due> coming) {
        long atp = figures.stream()
                .filter(figure -> claimable(figure, channel))
                .filter(figure -> leftOut(figure.node(), channel, feeds.get(figure.node())) == null)
                .mapToLong(Figure::available)
                .sum();
        var nodes =
                figures.stream()
                        .collect(groupingBy(figure -> figure.node().value(), TreeMap::new, toList()))
                        .values()
                        .stream()
                        .map(pools -> nodeRow(
                                pools, channel, feeds.get(pools.getFirst().node())))
                        .toList();
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

    private Map<Sku, Long> kept(String channel, List<Sku> asked) {
        var places = asked.stream().map(sku -> new Buffers.Place(channel, sku)).toList();
        return buffers.find(places).entrySet().stream()
                .collect(toMap(entry -> entry.getKey().sku(), Map.Entry::getValue));
    }

    private Map<Sku, Map<NodeId, NodeFreshness.Feed>> feeds(Caller caller, @Nullable String channel, Set<Sku> goods) {
        return freshness.stream()
                .map(known -> known.feeds(caller.client(), channel, goods))
                .findFirst()
                .orElse(Map.of());
    }

    /** Whether its part of a kit may be claimed of this pool now. */
    private static boolean sold(
            Figure part, @Nullable String channel, Map<Sku, Map<NodeId, NodeFreshness.Feed>> feeds) {
        var feed = feeds.getOrDefault(part.sku(), Map.of()).get(part.node());
        return claimable(part, channel) && (feed == null || !feed.closed());
    }

    private static LocalDate day(String by) {
        try {
            return LocalDate.parse(by);
        } catch (DateTimeException e) {
            throw new Malformed("availability.by", "by", "a day, as 2026-12-24");
        }
    }

    /** Of goods that come by the day, to nodes that sell now. */
    private Map<Sku, List<ByDate.Due>> coming(List<Sku> asked, @Nullable String channel, LocalDate by) {
        return byDate.stream()
                .flatMap(known -> known.due(asked, by).entrySet().stream())
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .filter(due -> leftOut(due.node(), channel, null) == null)
                                .toList()));
    }

    /** Why what the node has is no part of the sum, in sourcing's words; null where it is one. */
    private @Nullable String leftOut(NodeId node, @Nullable String channel, NodeFreshness.@Nullable Feed feed) {
        var known = network.findNode(node);
        if (known.isEmpty()) return "does-not-ship";
        var closed = known.get().closedTo(channel, clock.instant());
        if (closed != null) return closed;
        return feed != null && feed.closed() ? "feed-stale" : null;
    }

    private ComingRow comingRow(ByDate.Due due) {
        return new ComingRow(
                network.findNode(due.node()).map(known -> known.code()).orElseGet(due.node()::toString),
                due.inbound(),
                due.expectedOn(),
                due.available());
    }

    /** Without a channel, what every channel may claim. */
    private static boolean claimable(Figure figure, @Nullable String channel) {
        return channel == null ? figure.pool().equals(Claim.OPEN) : figure.claimableBy(channel);
    }

    private NodeRow nodeRow(List<Figure> pools, @Nullable String channel, NodeFreshness.@Nullable Feed feed) {
        var node = pools.getFirst().node();
        return new NodeRow(
                network.findNode(node).map(known -> known.code()).orElseGet(node::toString),
                pools.stream().mapToLong(Figure::position).sum(),
                pools.stream().mapToLong(Figure::reserved).sum(),
                pools.stream().mapToLong(Figure::safety).sum(),
                pools.stream()
                        .filter(figure -> claimable(figure, channel))
                        .mapToLong(Figure::available)
                        .sum(),
                pools.stream().mapToLong(Figure::shortfall).sum(),
                pools.stream()
                        .filter(figure -> !figure.pool().equals(Claim.OPEN))
                        .map(figure -> new PoolRow(figure.pool(), figure.position(), figure.reserved()))
                        .toList(),
                feed,
                leftOut(node, channel, feed));
    }

    record Promisable(Instant asOf, List<Item> items) {}

    /** Goods on their way. */
    record ComingRow(String node, String inbound, LocalDate expectedOn, long available) {}

    /** {@code buffer} and {@code published} where a channel was named, {@code atpBy} and {@code coming} where a day was. */
    record Item(
            String sku,
            long atp,
            @JsonInclude(NON_NULL) @Nullable Long buffer,
            @JsonInclude(NON_NULL) @Nullable Long published,
            List<NodeRow> nodes,
            @JsonInclude(NON_NULL) @Nullable Long atpBy,
            @JsonInclude(NON_NULL) @Nullable List<ComingRow> coming) {}

    /**
     * @param feed null where the node's own facts tell its stock
     * @param leftOut why what it has is no part of the sum; null where it is one
     */
    record NodeRow(
            String node,
            long position,
            long reserved,
            long safety,
            long atp,
            long shortfall,
            List<PoolRow> pools,
            NodeFreshness.@Nullable Feed feed,
            @JsonInclude(NON_NULL) @Nullable String leftOut) {}

    /** A pool beside the open one; its units are in the node's figures. */
    record PoolRow(String pool, long position, long reserved) {}
}
