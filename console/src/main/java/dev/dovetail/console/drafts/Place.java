package dev.dovetail.console.drafts;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a place in rules, {@code /stages/0/rules/1/keep}, to the field of the form that says it, {@code s0.r1.keep}. */
final class Place {
    private static final Pattern STAGE = Pattern.compile("/stages/([0-9]+)(/.*)?");
    private static final Pattern RULE = Pattern.compile("/rules/([0-9]+)(/.*)?");
    private static final Pattern KEY = Pattern.compile("/objective/sequence/([0-9]+)");
    private static final Map<String, String> FIELDS = Map.of(
            "/name", ".name",
            "/when", ".when",
            "/rules", ".rules",
            "/objective/sequence", ".k",
            "/objective/perKmMinor", ".perKm",
            "/objective/perDayMinor", ".perDay",
            "/objective/perSplitMinor", ".perSplit",
            "/limits/parcels", ".parcels",
            "/limits/parcelMinor", ".parcelMinor",
            "/limits/parcelGrams", ".parcelGrams");

    private Place() {}

    /** The field's name; that of the whole form where it is no place in rules. */
    static String field(@Nullable String path) {
        if (path == null) return "form";
        if (path.equals("/name")) return "name";
        var stage = STAGE.matcher(path);
        if (!stage.matches()) return "form";
        var at = "s" + stage.group(1);
        var rest = stage.group(2) == null ? "" : stage.group(2);
        var rule = RULE.matcher(rest);
        if (rule.matches()) {
            var in = rule.group(2) == null ? "/keep" : rule.group(2);
            return at + ".r" + rule.group(1) + "." + in.substring(1);
        }
        var key = KEY.matcher(rest);
        if (key.matches()) return at + ".k" + key.group(1);
        return at + FIELDS.getOrDefault(rest, ".name");
    }
}
