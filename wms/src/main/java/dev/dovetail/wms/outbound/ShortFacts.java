package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.ShortReports.Missing;
import dev.dovetail.wms.stock.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what is missing and says so: to each order, then that the stock is less. The OMS applies the stock first within a batch. */
final class ShortFacts {
    private static final Set<String> NOT_LOST = Set.of("damaged", "expired");

    private final NodeId node;
    private final Work work;
    private final List<Telling> told = new ArrayList<>();

    ShortFacts(NodeId node, Work work) {
        this.node = node;
        this.work = work;
    }

    List<Telling> told() {
        return told;
    }

    /** @param kits gives up what no kit of these outbounds can use any more, and answers what that is for the stock */
    void count(List<Missing> missing, Function<Set<FulfillmentOrderId>, List<Telling>> kits) {
        Map<By, List<NodeFact.Line>> groups = new LinkedHashMap<>();
        for (var one : missing) {
            var outbound = one.line().outbound();
            var before = work.get(outbound);
            work.change(outbound, one.line().line(), counted -> counted.shorted(one.quantity()));
            groups.computeIfAbsent(new By(outbound, one.report().worker()), _ -> new ArrayList<>())
                    .addAll(Kits.lost(before, work.get(outbound)));
        }
        var outbounds = groups.keySet().stream().map(By::outbound).collect(Collectors.toCollection(LinkedHashSet::new));
        var stock = kits.apply(outbounds);
        outbounds.forEach(outbound -> work.advance(outbound, OutboundCommand.Short::new));
        groups.forEach((by, lines) -> {
            if (lines.isEmpty()) return;
            var order = work.get(by.outbound()).order();
            var at = missing.getLast().report().at();
            var fact = new NodeFact.ShortPicked(node, by.outbound(), order, at, by.who(), FactLines.summed(lines));
            told.add(Telling.of(fact, work.nextVersion(by.outbound())));
        });
        told.addAll(stock);
    }

    void vanished(List<Missing> gone) {
        Map<Why, List<Missing>> groups = new LinkedHashMap<>();
        for (var one : gone) {
            var reason = NOT_LOST.contains(one.report().reason()) ? one.report().reason() : "short-picked";
            groups.computeIfAbsent(new Why(one.line().outbound(), reason), _ -> new ArrayList<>())
                    .add(one);
        }
        groups.forEach((why, ones) -> {
            Map<Sku, Long> units = new TreeMap<>();
            ones.forEach(one -> units.merge(one.line().sku(), one.quantity(), Long::sum));
            var deltas = units.entrySet().stream()
                    .map(entry ->
                            new Delta(entry.getKey().client(), entry.getKey().code(), -entry.getValue()))
                    .toList();
            var at = ones.getLast().report().at();
            told.add(Telling.of(
                    new NodeFact.StockChanged(node, at, why.reason(), "outbound:" + why.outbound(), deltas)));
        });
    }

    private record By(FulfillmentOrderId outbound, String who) {}

    private record Why(FulfillmentOrderId outbound, String reason) {}
}
