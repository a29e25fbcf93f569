package dev.dovetail.oms.units;

import dev.dovetail.kernel.Sku;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel's words, as far as one order needs them. What is said of a SKU comes before what is said of all. Pure. */
public record Words(Map<Key, String> levels) {
    static final Words NONE = new Words(Map.of());

    public Words {
        levels = Map.copyOf(levels);
    }

    record Key(String sku, String word) {}

    /** The normal form of a unit as it is said: no blanks around it, in lower case; empty where none is. */
    public static String normal(@Nullable String said) {
        return said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
    }

    /** The pack level that the channel means by a normal {@code word}; empty where nobody knows it. */
    public Optional<String> level(Sku sku, String word) {
        var own = levels.get(new Key(sku.code(), word));
        if (own == null) own = levels.get(new Key("", word));
        if (own != null) return Optional.of(own);
        if (word.isEmpty()) return Optional.of("each");
        return UnitWord.LEVELS.contains(word) ? Optional.of(word) : Optional.empty();
    }
}
