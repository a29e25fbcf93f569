package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Rates;
import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.oms.network.Node;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which sites may ship an order at all, whatever the rules say, and why the others may not. */
final class Reach {
    /** Nothing is carried, so nothing is paid for it: in ISO 4217's code for no currency. */
    static final ZoneRate COLLECTED = new ZoneRate(Demand.PICKUP, 1, 1, "XXX", 0, 0, 0);

    final double[] km;
    final @Nullable ZoneRate[] rate;
    final @Nullable String[] dropped;

    private final Demand demand;
    private final Snapshot snapshot;

    Reach(Demand demand, Snapshot snapshot, Stock stock) {
        this.demand = demand;
        this.snapshot = snapshot;
        var world = snapshot.world();
        this.km = world.terrain().km(demand.place());
        this.rate = new ZoneRate[km.length];
        this.dropped = new String[km.length];
        var zones =
                demand.terms().pickup() == null ? world.terrain().zones(demand.service()) : List.<List<ZoneRate>>of();
        for (int site = 0; site < km.length; site++) {
            rate[site] = zones.isEmpty() ? COLLECTED : Rates.reaching(zones.get(site), km[site]);
            dropped[site] = why(world.nodes().get(site), site, stock);
        }
    }

    private @Nullable String why(Node node, int site, Stock stock) {
        var terms = demand.terms();
        if (snapshot.avoided().contains(node.id())) return "gave-it-back";
        if (terms.pickup() != null && !terms.pickup().equals(node.code())) return "not-the-place";
        if (terms.pickup() != null && !node.reach().pickup()) return "no-pickup";
        if (terms.pickup() == null && !node.ships()) return "does-not-ship";
        if (!node.online()) return "offline";
        if (!node.works(demand.orderedAt())) return "paused";
        if (!node.serves(terms.channel(), terms.country(), terms.postalCode())) return "does-not-serve";
        var zone = rate[site];
        if (zone == null) return "out-of-reach";
        if (!stock.anyOf(demand, site)) return stock.stale(site) ? "feed-stale" : "no-stock";
        if (full(node)) return "at-capacity";
        return late(site) ? "too-late" : null;
    }

    private boolean full(Node node) {
        var most = node.effort().parcelsADay();
        return most != null && snapshot.taken(node.id(), node.calendar().leavesOn(demand.orderedAt())) >= most;
    }

    private boolean late(int site) {
        var last = demand.terms().deliverBy();
        return last != null && arrivesOn(site).isAfter(last);
    }

    /** The share of its day that is promised already; 0 where nobody counts. */
    double load(int site) {
        var node = node(site);
        var most = node.effort().parcelsADay();
        if (most == null) return 0;
        return (double) snapshot.taken(node.id(), node.calendar().leavesOn(demand.orderedAt())) / most;
    }

    Node node(int site) {
        return snapshot.world().nodes().get(site);
    }

    LocalDate arrivesOn(int site) {
        var zone = rate[site];
        if (zone == null)
            throw new IllegalStateException("no rate reaches from " + node(site).code());
        var calendar = node(site).calendar();
        return calendar.arrivesOn(calendar.leavesOn(demand.orderedAt()), zone.transitDays());
    }

    /** Days from the order's, in the node's zone, to the arrival. */
    long days(int site) {
        var ordered = demand.orderedAt().atZone(node(site).calendar().zone()).toLocalDate();
        return ChronoUnit.DAYS.between(ordered, arrivesOn(site));
    }
}
