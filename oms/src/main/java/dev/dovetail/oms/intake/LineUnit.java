package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.units.Words;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The unit a line is given in.
 *
 * @param said the channel's word, in lower case; the level's name where it says none
 * @param pack base units in one
 */
record LineUnit(String said, String level, int pack) {
    private static final int LONGEST = 40;

    /**
     * Refuses {@code orders.unknown-unit}, a word that neither we nor the channel's set-up know, and
     * {@code orders.unit-not-defined}, a pack of which the catalog does not know the size; each with what would do.
     */
    static LineUnit of(@Nullable String unit, CatalogItem item, Words words, String path) {
        var word = Words.normal(Fields.optional(unit, path, LONGEST));
        var level = words.level(item.sku(), word).orElseThrow(() -> refused("orders.unknown-unit", word, item, path));
        int pack = item.unitsOf(level).orElseThrow(() -> refused("orders.unit-not-defined", level, item, path));
        return new LineUnit(word.isEmpty() ? level : word, level, pack);
    }

    private static Refused refused(String code, String unit, CatalogItem item, String path) {
        return new Refused(
                Refused.Kind.UNPROCESSABLE,
                new Refusal(
                        code,
                        Map.of(
                                "path",
                                path,
                                "unit",
                                unit,
                                "sku",
                                item.sku().code(),
                                "possible",
                                new TreeMap<>(item.units()))));
    }
}
