package dev.dovetail.oms.units;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel calls a pack.
 *
 * @param sku the SKU's code; empty for all SKUs of the channel
 * @param word in lower case; empty for a line that names no unit
 * @param level {@code each}, {@code inner} or {@code case}; null takes the word away
 */
public record UnitWord(String sku, String word, @Nullable String level) {
    static final Set<String> LEVELS = Set.of("each", "inner", "case");
}
