package dev.dovetail.oms.transfers;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Ask;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.network.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What must be so for a transfer to be asked for. */
@Component
class TransferChecks {
    /** No channel: only what every channel may claim is moved, and no fence. */
    private static final String NOBODY = "";

    private final Catalog catalog;
    private final Positions positions;

    TransferChecks(Catalog catalog, Positions positions) {
        this.catalog = catalog;
        this.positions = positions;
    }

    /** Refuses {@code transfers.same-node} and {@code transfers.not-ours}. */
    void nodes(NewTransfer wanted) {
        if (wanted.source().id().equals(wanted.target().id()))
            throw no("transfers.same-node", Map.of("node", wanted.source().code()));
        for (var node : List.of(wanted.source(), wanted.target()))
            if (!node.kind().handlesGoods())
                throw no(
                        "transfers.not-ours",
                        Map.of("node", node.code(), "kind", node.kind().word()));
    }

    /** Refuses {@code transfers.source-offline}, {@code transfers.unknown-sku} and {@code transfers.not-goods}. */
    void goods(NewTransfer wanted) {
        Node source = wanted.source();
        if (!source.online())
            throw new Refused(
                    Refused.Kind.CONFLICT, new Refusal("transfers.source-offline", Map.of("node", source.code())));
        var skus = wanted.lines().stream().map(TransferLine::sku).toList();
        var items = catalog.find(skus);
        for (var sku : skus) {
            var item = items.get(sku);
            if (item == null) throw no("transfers.unknown-sku", Map.of("sku", sku.code()));
            if (item.kind() != CatalogItem.Kind.GOODS)
                throw no(
                        "transfers.not-goods",
                        Map.of("sku", sku.code(), "kind", item.kind().word()));
        }
    }

    List<Ask> asks(Transfer transfer) {
        return transfer.lines().stream()
                .map(line ->
                        new Ask(transfer.source(), transfer.asOrder(), line.line(), line.sku(), line.asked(), NOBODY))
                .toList();
    }

    private record Lacking(String sku, long asked, long available) {}

    /** Names what there is too little of that nobody was promised. */
    Refused lacking(NewTransfer wanted) {
        var figures =
                positions.figures(wanted.lines().stream().map(TransferLine::sku).toList());
        var lacking = new ArrayList<Lacking>();
        for (var line : wanted.lines()) {
            long available = available(figures.getOrDefault(line.sku(), List.of()), wanted.source(), line.sku());
            if (available < line.asked()) lacking.add(new Lacking(line.sku().code(), line.asked(), available));
        }
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal("transfers.short", Map.of("node", wanted.source().code(), "short", lacking)));
    }

    private static long available(List<Figure> figures, Node source, Sku sku) {
        return figures.stream()
                .filter(figure ->
                        figure.node().equals(source.id()) && figure.sku().equals(sku) && figure.claimableBy(NOBODY))
                .mapToLong(Figure::available)
                .sum();
    }

    private static Refused no(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, details));
    }
}
