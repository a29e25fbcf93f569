package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What may still be promised of each SKU at each site of a world; falls as a choice takes it. */
final class Stock {
    private final Map<Sku, long[]> left = new HashMap<>();
    private final BitSet stale = new BitSet();

    Stock(Demand demand, Snapshot snapshot) {
        for (var line : demand.lines()) {
            if (line.parts().isEmpty())
                load(line.sku(), snapshot, demand.terms().channel());
            for (var part : line.parts())
                load(part.sku(), snapshot, demand.terms().channel());
        }
    }

    /** Of each node, the pools that the channel may claim. */
    private void load(Sku sku, Snapshot snapshot, String channel) {
        if (left.containsKey(sku)) return;
        var bySite = new long[snapshot.world().nodes().size()];
        var closed = snapshot.stale(channel, sku);
        for (Figure figure : snapshot.figures().getOrDefault(sku, List.of())) {
            int site = snapshot.world().terrain().site(figure.node());
            if (site < 0 || !figure.claimableBy(channel)) continue;
            if (closed.contains(figure.node())) stale.set(site);
            else bySite[site] += figure.available();
        }
        left.put(sku, bySite);
    }

    /** Whether a site's stock is not sold now because of its feed. */
    boolean stale(int site) {
        return stale.get(site);
    }

    long of(Sku sku, int site) {
        var bySite = left.get(sku);
        return bySite == null ? 0 : bySite[site];
    }

    /** Units of an item that could ship from a site, at most as many as are needed. */
    long of(Items.Item item, int site) {
        long most = item.need();
        for (var part : item.parts()) most = Math.min(most, of(part.sku(), site) / part.units());
        return item.whole() && most < item.need() ? 0 : most;
    }

    boolean anyOf(Demand demand, int site) {
        for (var line : demand.lines()) {
            if (line.parts().isEmpty() && of(line.sku(), site) > 0) return true;
            for (var part : line.parts()) if (of(part.sku(), site) > 0) return true;
        }
        return false;
    }

    void take(Sku sku, int site, long units) {
        var bySite = left.get(sku);
        if (bySite == null || bySite[site] < units) throw new IllegalStateException("more is taken than there is");
        bySite[site] -= units;
    }
}
