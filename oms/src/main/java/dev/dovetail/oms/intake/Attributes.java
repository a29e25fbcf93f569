package dev.dovetail.oms.intake;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A channel's own fields as text. By name, at every depth: their order in the body means nothing. */
final class Attributes {
    private static final int MOST = 8192;

    private Attributes() {}

    static @Nullable String text(@Nullable Map<String, Object> attributes, Json json) {
        if (attributes == null || attributes.isEmpty()) return null;
        var text = json.write(sorted(attributes));
        if (text.length() > MOST) throw new Malformed("orders.attributes-too-large", "/attributes", "has at most 8 kB");
        return text;
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> fields -> {
                var byName = new TreeMap<String, @Nullable Object>();
                fields.forEach((name, held) -> byName.put(name.toString(), held == null ? null : sorted(held)));
                yield byName;
            }
            case List<?> items -> {
                var each = new ArrayList<@Nullable Object>();
                for (var item : items) each.add(item == null ? null : sorted(item));
                yield each;
            }
            default -> value;
        };
    }
}
