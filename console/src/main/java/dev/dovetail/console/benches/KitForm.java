package dev.dovetail.console.benches;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.kitting.Kitting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A work order as it is typed. @param parts a line for each: a SKU and how many of it one kit has */
public record KitForm(String key, String kind, String sku, String quantity, String parts) {
    static final KitForm EMPTY = new KitForm("", "", "", "", "");

    /** What a form leaves out is empty. */
    public KitForm {
        key = Objects.requireNonNullElse(key, "");
        kind = Objects.requireNonNullElse(kind, "");
        sku = Objects.requireNonNullElse(sku, "");
        quantity = Objects.requireNonNullElse(quantity, "");
        parts = Objects.requireNonNullElse(parts, "");
    }

    Kitting.Ask ask() {
        Map<String, Long> bill = new LinkedHashMap<>();
        for (var line :
                parts.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            int gap = line.lastIndexOf(' ');
            var part = gap < 0 ? line : line.substring(0, gap).strip();
            long each = gap < 0 ? 1 : number(line.substring(gap + 1));
            if (bill.put(part, each) != null)
                throw new Malformed("kitting.part-twice", "parts", part + " occurs twice");
        }
        return new Kitting.Ask(key.strip(), kind, sku.strip(), number(quantity.strip()), bill);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,7}"))
            throw new Malformed("kitting.quantity", "quantity", "“" + text + "” is no number of units");
        return Long.parseLong(text);
    }
}
