package dev.dovetail.oms.orders;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What sourcing asks of a line beside its units, frozen when it was ordered.
 *
 * @param valueMinor of one unit, as it was sold
 * @param group lines of one group ship from one node; null where the line may go alone
 * @param parts what one unit is made of where it is a kit; empty where it is itself
 */
public record LineTraits(long valueMinor, @Nullable String group, List<KitPart> parts) {
    public static final LineTraits NONE = new LineTraits(0, null, List.of());

    public LineTraits {
        parts = List.copyOf(parts);
    }

    public boolean kit() {
        return !parts.isEmpty();
    }

    /** The goods in so many units of the line, by SKU. */
    public Map<Sku, Long> goods(Sku sku, long units) {
        return KitPart.goods(sku, parts, units);
    }

    /** As it is written: units by SKU code; null where there are none. */
    public static @Nullable Map<String, Long> written(List<KitPart> parts) {
        if (parts.isEmpty()) return null;
        var units = new LinkedHashMap<String, Long>();
        for (var part : parts) units.put(part.sku().code(), part.units());
        return units;
    }

    /** What was written. */
    public static List<KitPart> parts(int client, JsonNode written) {
        return written.properties().stream()
                .map(part -> new KitPart(
                        new Sku(client, part.getKey()), part.getValue().asLong()))
                .sorted(KitPart.ORDER)
                .toList();
    }
}
