package dev.dovetail.oms.softholds;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Nobody holds more than a share of what his channel may have of a SKU. Asked under the locks of its pools. */
@Component
class Shares {
    private final HoldStore store;
    private final HoldLimits limits;

    Shares(HoldStore store, HoldLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    private record Over(String sku, long asked, long held, long most) {}

    private record Lack(String sku, long asked, long available) {}

    /** Refuses {@code softholds.share}, naming every SKU. What the cart itself held was given back before. */
    void check(HoldAsk ask, HoldRow row, Snapshot snapshot) {
        var asked = asked(ask.demand());
        var held = store.heldBy(ask.caller(), row.id(), asked.keySet());
        var over = new ArrayList<Over>();
        asked.forEach((sku, units) -> {
            long free = snapshot.figures().getOrDefault(sku, List.of()).stream()
                    .filter(figure -> figure.claimableBy(ask.key().channel()))
                    .mapToLong(figure -> figure.available())
                    .sum();
            long others = held.getOrDefault(sku, 0L);
            long most = limits.share(free + others);
            if (units + others > most) over.add(new Over(sku.code(), units, others, most));
        });
        if (!over.isEmpty())
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    new Refusal("softholds.share", Map.of("sharePercent", limits.sharePercent, "over", over)));
    }

    /** Names every SKU of which there is too little, with what could be had. */
    static Refused notEnough(Demand demand, Sourced sourced) {
        var missing = new TreeMap<Sku, Long>();
        for (var line : demand.lines())
            missing.merge(line.sku(), sourced.missing().getOrDefault(line.line(), 0L), Long::sum);
        var names = new ArrayList<Lack>();
        asked(demand).forEach((sku, units) -> {
            long lack = missing.getOrDefault(sku, 0L);
            if (lack > 0) names.add(new Lack(sku.code(), units, units - lack));
        });
        return new Refused(Refused.Kind.CONFLICT, new Refusal("availability.not-enough", Map.of("short", names)));
    }

    private static Map<Sku, Long> asked(Demand demand) {
        var asked = new TreeMap<Sku, Long>();
        for (var line : demand.lines()) asked.merge(line.sku(), line.quantity(), Long::sum);
        return asked;
    }
}
