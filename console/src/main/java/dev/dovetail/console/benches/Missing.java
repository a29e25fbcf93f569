package dev.dovetail.console.benches;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.words.Words;
import dev.dovetail.kernel.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Why a work order was not given: where parts are missing, which and how many. */
@Component
class Missing {
    private final Refusals refusals;

    Missing(Refusals refusals) {
        this.refusals = refusals;
    }

    String words(Refused e) {
        if (!(e.refusal().details().get("missing") instanceof List<?> parts)) return refusals.words(e);
        return parts.stream()
                .filter(Map.class::isInstance)
                .map(one -> (Map<?, ?>) one)
                .map(one -> Words.say("kits.lacking", text(one, "sku"), text(one, "missing"), text(one, "asked")))
                .collect(Collectors.joining(" "));
    }

    private static String text(Map<?, ?> part, String name) {
        return String.valueOf(part.get(name));
    }
}
