package dev.dovetail.oms.softholds;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How much one caller may hold, so that nobody locks stock out by filling carts. */
@Component
class HoldLimits {
    final long holds;
    final long units;
    final long sharePercent;
    final long seconds;

    HoldLimits(Environment environment) {
        holds = environment.getProperty("dovetail.soft-holds.most-holds", Long.class, 5_000L);
        units = environment.getProperty("dovetail.soft-holds.most-units", Long.class, 50_000L);
        sharePercent = environment.getProperty("dovetail.soft-holds.share-percent", Long.class, 50L);
        seconds = environment.getProperty("dovetail.soft-holds.most-seconds", Long.class, 1_800L);
    }

    /** Refuses {@code softholds.too-many} for what {@code use} would come to. */
    Refused tooMany() {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal("softholds.too-many", Map.of("mostHolds", holds, "mostUnits", units)));
    }

    /** Units of a SKU that one caller may hold of {@code available}; the last unit may always be held. */
    long share(long available) {
        return Math.max(Math.min(available, 1), available * sharePercent / 100);
    }
}
