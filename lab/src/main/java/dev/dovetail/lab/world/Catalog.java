package dev.dovetail.lab.world;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.log.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes a catalog of every code in a log. Weights and packagings are invented, and stay with the code. */
final class Catalog {
    private static final Set<String> SERVICES = Set.of("POST", "DOT", "C2", "M", "BANK CHARGES", "AMAZONFEE");
    private static final int LIGHTEST_GRAMS = 10;
    private static final int WEIGHT_SPAN_GRAMS = 160;

    private Catalog() {}

    static List<Good> of(List<Invoice> invoices) {
        var descriptions = new TreeMap<String, Map<String, Integer>>();
        for (var invoice : invoices) {
            for (var row : invoice.rows()) {
                if (code(row).isEmpty()) continue;
                var seen = descriptions.computeIfAbsent(code(row), _ -> new TreeMap<>());
                if (!row.description().isBlank()) seen.merge(row.description().strip(), 1, Integer::sum);
            }
        }
        descriptions.putAll(Showpieces.described());
        var barcodes = new Barcodes();
        return descriptions.entrySet().stream()
                .map(e -> good(e.getKey(), usual(e.getValue(), e.getKey()), barcodes))
                .toList();
    }

    static String code(Row row) {
        return row.sku().strip().toUpperCase(Locale.ROOT);
    }

    static boolean service(String sku) {
        return SERVICES.contains(sku) || sku.startsWith("GIFT_");
    }

    private static String usual(Map<String, Integer> seen, String fallback) {
        return seen.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(fallback);
    }

    private static Good good(String sku, String description, Barcodes barcodes) {
        if (service(sku)) return new Good(sku, description, "service", 0, List.of());
        var packs = new ArrayList<Good.Pack>();
        packs.add(new Good.Pack("each", 1, List.of(barcodes.make("each", sku))));
        int form = Stable.pick("packs", sku, 10);
        if (form < 2) packs.add(new Good.Pack("inner", 6, List.of(barcodes.make("inner", sku))));
        if (form < 4) packs.add(new Good.Pack("case", 12, List.of(barcodes.make("case", sku))));
        int weight = LIGHTEST_GRAMS + Stable.pick("weight", sku, WEIGHT_SPAN_GRAMS);
        return new Good(sku, description, "goods", weight, List.copyOf(packs));
    }
}
