package dev.dovetail.wms.kitting;

import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import dev.dovetail.wms.stock.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Keeps units in bins for work orders and gives them back. The OMS hears in the same commit what may be promised. */
@Component
class Keeping {
    private static final String KITTING = "kitting";

    private final Stock stock;
    private final WorkClaims claims;

    Keeping(Stock stock, WorkClaims claims) {
        this.stock = stock;
        this.claims = claims;
    }

    /** Units that are to be kept for an order. @param avoid where not to take them */
    record Wanted(WorkOrder order, Sku sku, long units, Set<Long> avoid) {}

    /** Keeps what can be had. Answers how many units cannot, by the place of each in the list. */
    Map<Integer, Long> keep(NodeId node, List<Wanted> wanted, Instant at) {
        Map<Integer, Long> missing = new LinkedHashMap<>();
        List<Want> wants = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            var one = wanted.get(i);
            missing.put(i, one.units());
            wants.add(new Want(i, one.sku(), one.units(), one.avoid()));
        }
        List<Claim> kept = new ArrayList<>();
        for (var got : stock.allocate(node, wants)) {
            var order = wanted.get(got.ref()).order();
            kept.add(new Claim(order.id(), 0, got.location(), got.sku(), got.lot(), got.quantity(), 0, 0));
            missing.merge(got.ref(), -got.quantity(), Long::sum);
        }
        claims.add(node, kept);
        tell(node, references(wanted), sums(kept, -1), at);
        missing.values().removeIf(units -> units == 0);
        return missing;
    }

    /** All that is kept for an order and lies in its bin still is free again. */
    void giveBack(NodeId node, WorkOrder order, Instant at) {
        var open = claims.of(node, List.of(order.id())).stream()
                .filter(one -> one.open() > 0)
                .toList();
        if (open.isEmpty()) return;
        stock.unallocate(
                node, open.stream().map(one -> one.allotment(one.open())).toList());
        claims.write(node, open.stream().map(one -> one.drop(one.open())).toList());
        var freed = open.stream()
                .map(one -> new Claim(order.id(), 0, one.location(), one.sku(), one.lot(), one.open(), 0, 0))
                .toList();
        tell(node, Map.of(order.id(), order.reference()), sums(freed, 1), at);
    }

    private static Map<Long, String> references(List<Wanted> wanted) {
        Map<Long, String> references = new LinkedHashMap<>();
        wanted.forEach(one -> references.put(one.order().id(), one.order().reference()));
        return references;
    }

    private static Map<Long, Map<Sku, Long>> sums(List<Claim> claims, int sign) {
        Map<Long, Map<Sku, Long>> sums = new TreeMap<>();
        for (var one : claims)
            sums.computeIfAbsent(one.order(), _ -> new TreeMap<>()).merge(one.sku(), sign * one.quantity(), Long::sum);
        return sums;
    }

    private void tell(NodeId node, Map<Long, String> references, Map<Long, Map<Sku, Long>> sums, Instant at) {
        List<Telling> facts = new ArrayList<>();
        sums.forEach((order, units) -> {
            var deltas = units.entrySet().stream()
                    .map(one -> new Delta(one.getKey().client(), one.getKey().code(), one.getValue()))
                    .toList();
            facts.add(Telling.of(new StockChanged(node, at, KITTING, references.getOrDefault(order, KITTING), deltas)));
        });
        stock.tell(node, facts);
    }
}
