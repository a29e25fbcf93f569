package dev.dovetail.console.rules;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.routing.GoldenOrder;
import dev.dovetail.oms.routing.Routing;
import dev.dovetail.oms.sourcing.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether rules fit what there is today: the names in them may have gone since they were written, and golden orders come.
 *
 * @param golden how many golden orders were routed
 * @param broken those that would route otherwise
 * @param unfit why they cannot be put in force at all; null where they can
 */
public record Fit(
        int golden,
        List<GoldenOrder.Broken> broken,
        @Nullable String unfit) {
    public Fit {
        broken = List.copyOf(broken);
    }

    static Fit of(Routing routing, int client, Rules rules) {
        int golden = routing.golden(client).size();
        try {
            return new Fit(golden, routing.broken(client, rules), null);
        } catch (Malformed e) {
            return new Fit(golden, List.of(), e.detail());
        }
    }
}
