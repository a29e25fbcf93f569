package dev.dovetail.wms.receiving;

import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Goods for sale that reached a shelf. */
record Brought(String reference, Sku sku, long units, Instant at) {

    /** What the OMS hears: one fact for each document. */
    static List<Telling> facts(NodeId node, List<Brought> all) {
        if (all.isEmpty()) return List.of();
        Map<String, Map<Sku, Long>> byReference = new LinkedHashMap<>();
        for (var one : all)
            byReference.computeIfAbsent(one.reference(), _ -> new TreeMap<>()).merge(one.sku(), one.units(), Long::sum);
        Instant at = all.getLast().at();
        List<Telling> facts = new ArrayList<>();
        byReference.forEach((reference, units) -> {
            var deltas = units.entrySet().stream()
                    .map(entry ->
                            new Delta(entry.getKey().client(), entry.getKey().code(), entry.getValue()))
                    .toList();
            facts.add(Telling.of(new StockChanged(node, at, "received", reference, deltas)));
        });
        return facts;
    }
}
