package dev.dovetail.console.stock;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.NodeFreshness;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.inbounds.Inbound;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.publishing.Published;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of a SKU's stock together, by five reads. */
@Component
class Stocks {
    private static final int COMING = 100;

    private final Positions positions;
    private final Inbounds inbounds;
    private final NodeFreshness freshness;
    private final Published published;
    private final Catalog catalog;
    private final Network network;

    Stocks(
            Positions positions,
            Inbounds inbounds,
            NodeFreshness freshness,
            Published published,
            Catalog catalog,
            Network network) {
        this.positions = positions;
        this.inbounds = inbounds;
        this.freshness = freshness;
        this.published = published;
        this.catalog = catalog;
        this.network = network;
    }

    StockPage none(Frame frame) {
        return new StockPage(frame, "", null, List.of(), List.of(), List.of());
    }

    StockPage page(Frame frame, Sku sku) {
        var item = catalog.find(List.of(sku)).get(sku);
        var feeds = freshness.feeds(sku.client(), null, List.of(sku)).getOrDefault(sku, Map.of());
        return new StockPage(
                frame,
                sku.code(),
                item == null ? null : item.description(),
                rows(sku, feeds),
                inbounds.coming(sku, COMING).stream()
                        .map(one -> coming(one, frame.now()))
                        .toList(),
                published.of(sku.client(), sku.code()));
    }

    private List<StockPage.Row> rows(Sku sku, Map<NodeId, NodeFreshness.Feed> feeds) {
        var soft = positions.softly(sku);
        var rows = new ArrayList<StockPage.Row>();
        NodeId last = null;
        for (var figure : positions.figures(List.of(sku)).getOrDefault(sku, List.of())) {
            long held = soft.stream()
                    .filter(one ->
                            one.node().equals(figure.node()) && one.pool().equals(figure.pool()))
                    .mapToLong(Positions.Soft::units)
                    .sum();
            rows.add(row(figure, held, feeds.get(figure.node()), !figure.node().equals(last)));
            last = figure.node();
        }
        return rows;
    }

    private StockPage.Row row(Figure figure, long soft, NodeFreshness.@Nullable Feed feed, boolean first) {
        var node = network.findNode(figure.node());
        boolean closed = feed != null && feed.closed();
        var pool = figure.pool();
        return new StockPage.Row(
                node.map(found -> found.code()).orElseGet(() -> figure.node().toString()),
                node.map(found -> found.name()).orElse(""),
                pool,
                pool.startsWith("fence:") ? pool.substring("fence:".length()) : null,
                figure.position(),
                figure.reserved(),
                soft,
                figure.safety(),
                figure.available(),
                figure.shortfall(),
                feed,
                !closed && node.filter(found -> found.ships() && found.online()).isPresent(),
                first);
    }

    private StockPage.Coming coming(Inbound inbound, Instant now) {
        return new StockPage.Coming(
                network.findNode(inbound.node()).map(found -> found.code()).orElse(""),
                inbound.id(),
                inbound.expectedOn(),
                inbound.quantity(),
                inbound.reserved(),
                inbound.promisable(),
                inbound.expectedOn().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)));
    }
}
