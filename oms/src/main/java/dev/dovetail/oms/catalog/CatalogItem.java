package dev.dovetail.oms.catalog;

import dev.dovetail.kernel.Sku;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be sold.
 *
 * @param weightGrams of one base unit
 * @param units base units in each pack level; {@code each} is always there and is 1
 * @param skuClass what it is treated as where goods differ, such as {@code fast}; {@code standard} unless said
 * @param parts what one kit is made of, by SKU; empty for all that is no kit
 */
public record CatalogItem(
        Sku sku,
        String description,
        Kind kind,
        int weightGrams,
        Map<String, Integer> units,
        String skuClass,
        List<KitPart> parts) {
    public static final String STANDARD = "standard";

    /** An item of the standard class. */
    public CatalogItem(Sku sku, String description, Kind kind, int weightGrams, Map<String, Integer> units) {
        this(sku, description, kind, weightGrams, units, STANDARD, List.of());
    }

    public CatalogItem {
        units = Map.copyOf(units);
        parts = List.copyOf(parts);
    }

    /** Goods ship; services have nothing to ship; a kit ships as the goods it is made of. */
    public enum Kind {
        GOODS,
        SERVICE,
        KIT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /** Whether there is something to ship. */
    public boolean goods() {
        return kind != Kind.SERVICE;
    }

    /** Base units in one {@code each}, {@code inner} or {@code case}; empty where it is not packed so. */
    public OptionalInt unitsOf(String level) {
        var packed = units.get(level);
        return packed == null ? OptionalInt.empty() : OptionalInt.of(packed);
    }
}
