package dev.dovetail.oms.inbounds;

import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.sourcing.Sourced;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order is promised of goods on their way.
 *
 * @param missing units by line that no inbound can give either
 * @param promise the day the last of it is there; null where nothing was found
 * @param decided the choices, to be kept
 */
public record Preordered(
        List<Claim> claims,
        Map<Integer, Long> missing,
        Sourced.@Nullable Promise promise,
        List<OrderFact.PreOrdered.Due> due,
        List<Decided> decided) {
    public Preordered {
        claims = List.copyOf(claims);
        missing = Map.copyOf(missing);
        due = List.copyOf(due);
        decided = List.copyOf(decided);
    }
}
