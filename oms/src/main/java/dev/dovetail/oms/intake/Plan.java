package dev.dovetail.oms.intake;

import static dev.dovetail.oms.network.Channel.Policy.MAY_REFUSE;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Drawn;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.capacity.NodeDay;
import dev.dovetail.oms.inbounds.Preordered;
import dev.dovetail.oms.inbounds.Preorders;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides orders one after the other on the same figures; each sees what those before it took. Pure. */
final class Plan {
    private final Snapshot snapshot;
    private final Map<Sku, List<Figure>> left;
    private final Map<NodeDay, Integer> days;
    private final Preorders preorders;
    private final boolean certain;

    final List<Planned> whole = new ArrayList<>();
    final Map<Waiting, Refused> refused = new LinkedHashMap<>();

    /** Orders that lack units and may wait for them, or for goods on their way: to be decided on locked figures, so that no landing stock slips by. */
    final List<Waiting> lacking = new ArrayList<>();

    /** On figures that may have changed since: what is whole can be tried, and what lacks units is not decided. */
    Plan(Snapshot snapshot, List<Waiting> orders) {
        this(snapshot, Preorders.none(), orders, false);
    }

    /** On locked figures: what is missing is promised of goods on their way, or may go to the backlog. */
    Plan(Snapshot snapshot, Preorders preorders, List<Waiting> orders) {
        this(snapshot, preorders, orders, true);
    }

    private Plan(Snapshot snapshot, Preorders preorders, List<Waiting> orders, boolean certain) {
        this.snapshot = snapshot;
        this.preorders = preorders;
        this.left = new HashMap<>(snapshot.figures());
        this.days = new HashMap<>(snapshot.days());
        this.certain = certain;
        for (var order : orders) decide(order);
    }

    private void decide(Waiting waiting) {
        var demand = waiting.order().demand();
        if (demand == null) {
            whole.add(Planned.of(waiting, null, null, List.of(), null));
            return;
        }
        var seen = narrowed(demand);
        var sourced = Sourcing.source(demand, seen);
        if (sourced.whole()) settle(waiting, sourced, seen, null);
        else lack(waiting, demand, sourced, seen);
    }

    /** What no node has is promised of goods on their way, where the channel does that; then its policy decides. */
    private void lack(Waiting waiting, Demand demand, Sourced sourced, Snapshot seen) {
        var channel = waiting.order().channel();
        boolean mayWait = channel.policy() != MAY_REFUSE;
        if (!certain && (mayWait || channel.preorder())) {
            lacking.add(waiting);
            return;
        }
        var found = channel.preorder() ? preorders.find(waiting.order().id(), demand, sourced.missing(), seen) : null;
        var missing = found == null ? sourced.missing() : found.missing();
        if (mayWait || missing.isEmpty()) settle(waiting, sourced, seen, found);
        else refused.put(waiting, notEnough(demand, missing));
    }

    private void settle(Waiting waiting, Sourced sourced, Snapshot seen, @Nullable Preordered preordered) {
        var claims = new ArrayList<Claim>();
        for (var allotment : sourced.allotments()) claims.addAll(take(waiting.order(), allotment));
        if (preordered != null) {
            preorders.take(preordered);
            claims.addAll(preordered.claims());
        }
        var planned = Planned.of(waiting, sourced, seen, claims, preordered);
        whole.add(planned);
        planned.places().forEach(place -> days.merge(place.place(), 1, Integer::sum));
    }

    private Snapshot narrowed(Demand demand) {
        var figures = new HashMap<Sku, List<Figure>>();
        for (var line : demand.lines())
            for (var sku : line.goods()) figures.put(sku, left.getOrDefault(sku, List.of()));
        return snapshot.having(figures).counting(days);
    }

    private List<Claim> take(NormalOrder order, Sourced.Allotment allotment) {
        var claims = new ArrayList<Claim>();
        allotment.goods().forEach((sku, units) -> {
            var had = left.getOrDefault(sku, List.of());
            var drawn = Drawn.of(had, allotment.node(), order.channel().code(), units);
            left.put(sku, drawn.left());
            drawn.byPool()
                    .forEach((pool, taken) ->
                            claims.add(new Claim(allotment.node(), order.id(), allotment.line(), sku, taken, pool)));
        });
        return claims;
    }

    private record Lack(String sku, long asked, long available) {}

    /** Names every SKU of which there is too little, with what could be had. */
    private Refused notEnough(Demand demand, Map<Integer, Long> lacks) {
        var asked = new TreeMap<Sku, Long>();
        var missing = new TreeMap<Sku, Long>();
        for (var line : demand.lines()) {
            asked.merge(line.sku(), line.quantity(), Long::sum);
            missing.merge(line.sku(), lacks.getOrDefault(line.line(), 0L), Long::sum);
        }
        var names = new ArrayList<Lack>();
        asked.forEach((sku, quantity) -> {
            long lack = missing.getOrDefault(sku, 0L);
            if (lack > 0) names.add(new Lack(sku.code(), quantity, quantity - lack));
        });
        return new Refused(Refused.Kind.CONFLICT, new Refusal("availability.not-enough", Map.of("short", names)));
    }
}
