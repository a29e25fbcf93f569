package dev.dovetail.oms.availability;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What people set of a node's pools: what is kept back, what is kept for one channel, and a position corrected by hand. */
@Component
class StockSetup {
    private final PoolStore pools;
    private final Settled settled;
    private final LandedStock landed;
    private final Audit audit;
    private final Transactions transactions;

    StockSetup(PoolStore pools, Settled settled, LandedStock landed, Audit audit, Transactions transactions) {
        this.pools = pools;
        this.settled = settled;
        this.landed = landed;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Units of a SKU that a node keeps for one channel. */
    record Fence(String channel, Sku sku, long wanted) {}

    void keepBack(NodeId node, Map<Sku, Long> quantities, Cause cause) {
        if (quantities.isEmpty()) return;
        transactions.run(() -> {
            landed.tell(pools.keepBack(PoolRows.of(node, quantities)));
            audit.record(cause, "safety.put", "node:" + node, Map.of("skus", quantities.size()));
        });
    }

    /**
     * Fills fences from what open may promise, as far as that goes; what lands later fills them up. Answers the pools as
     * they then stand.
     *
     * <p>Empty fences are made in a transaction before: who waits for a pool's lock while units go to a row that it has
     * not seen would find too little.
     */
    List<Figure> fence(NodeId node, List<Fence> fences, Cause cause) {
        var keys = new TreeSet<>(Shelves.Key.ORDER);
        for (var fence : fences) keys.add(new Shelves.Key(node, fence.sku()));
        transactions.run(() -> {
            pools.lockOrMake(keys, "fenced");
            pools.makeFences(node, fences);
        });
        return transactions.run(() -> {
            var shelves = pools.lockOrMake(keys, "fenced");
            for (var fence : fences) shelves.get(node, fence.sku()).want(Claim.fence(fence.channel()), fence.wanted());
            landed.tell(settled.save(shelves).rose());
            var acts = new ArrayList<Audit.Act>();
            for (var fence : fences) acts.add(new Audit.Act("fence.put", "node:" + node, Map.of("fence", fence)));
            audit.record(cause, acts);
            return shelves.figures();
        });
    }

    /**
     * Corrects what a node has by hand, all of it or nothing. Refuses {@code availability.below-reserved}, naming every SKU
     * of which more is promised than would be left.
     */
    List<Figure> correct(NodeId node, Map<Sku, Long> positions, String reason, Cause cause) {
        return transactions.run(() -> {
            var keys = positions.keySet().stream()
                    .map(sku -> new Shelves.Key(node, sku))
                    .collect(toSet());
            var shelves = pools.lockOrMake(keys, "corrected");
            refuseBelowReserved(node, positions, shelves);
            positions.forEach((sku, position) -> {
                var shelf = shelves.get(node, sku);
                shelf.change(position - shelf.told());
            });
            landed.tell(settled.save(shelves).rose());
            audit.record(cause, "positions.put", "node:" + node, Map.of("reason", reason, "skus", positions.size()));
            return shelves.figures();
        });
    }

    private record Below(String sku, long asked, long reserved) {}

    private static void refuseBelowReserved(NodeId node, Map<Sku, Long> positions, Shelves shelves) {
        var below = new ArrayList<Below>();
        shelves.each((key, shelf) -> {
            long asked = positions.getOrDefault(key.sku(), 0L);
            if (asked < shelf.reserved()) below.add(new Below(key.sku().code(), asked, shelf.reserved()));
        });
        if (!below.isEmpty())
            throw new Refused(
                    Refused.Kind.CONFLICT, new Refusal("availability.below-reserved", Map.of("below", below)));
    }
}
