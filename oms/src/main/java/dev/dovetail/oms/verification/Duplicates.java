package dev.dovetail.oms.verification;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.verification.Verification.Capturing;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds orders that look like one captured shortly before. */
@Component
class Duplicates {
    private final LikenessStore store;

    Duplicates(LikenessStore store) {
        this.store = store;
    }

    Map<OrderId, OrderId> claim(List<Capturing> orders, Function<String, ChannelChecks> checks, Instant at) {
        var last = new LinkedHashMap<String, OrderId>();
        var alike = new HashMap<OrderId, OrderId>();
        var first = new LinkedHashMap<String, Capturing>();
        for (var order : orders) {
            var likeness = order.checked().likeness();
            if (likeness == null) continue;
            var before = last.put(likeness, order.order());
            if (before == null) first.put(likeness, order);
            else alike.put(order.order(), before);
        }
        var earlier = store.claim(last, at);
        first.forEach((likeness, order) -> {
            var seen = earlier.get(likeness);
            if (seen != null && !seen.order().equals(order.order()) && !isOver(seen, checks.apply(order.channel()), at))
                alike.put(order.order(), seen.order());
        });
        return alike;
    }

    private static boolean isOver(LikenessStore.Earlier seen, ChannelChecks checks, Instant at) {
        return at.isAfter(seen.capturedAt().plus(checks.duplicateWindow()));
    }

    static Finding finding(OrderId other) {
        return new Finding(
                HoldKind.DUPLICATE,
                "duplicate-suspected",
                "/number",
                "the same customer, basket and address as order " + other);
    }
}
