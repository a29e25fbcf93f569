package dev.dovetail.oms.catalog;

import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an item may look like; each refusal names its place. */
final class ItemChecks {
    static final int MOST_ITEMS = 1_000;
    private static final int MOST_GRAMS = 10_000_000;
    private static final int MOST_UNITS = 100_000;
    private static final int MOST_BARCODES = 20;
    private static final int MOST_PARTS = 50;
    private static final Set<String> LEVELS = Set.of("each", "inner", "case");

    private final Set<Sku> skus = new HashSet<>();
    private final Map<String, String> barcodes = new HashMap<>();

    static void check(List<ItemSpec> items) {
        if (items.isEmpty() || items.size() > MOST_ITEMS)
            throw new Malformed("catalog.too-many-items", "/items", "give 1 to " + MOST_ITEMS + " items");
        var checks = new ItemChecks();
        for (int i = 0; i < items.size(); i++) checks.check(items.get(i), "/items/" + i);
    }

    private void check(ItemSpec item, String path) {
        if (!skus.add(item.sku()))
            throw new Malformed("catalog.sku-twice", path + "/sku", item.sku() + " is given twice");
        if (item.description().length() > 500)
            throw new Malformed("catalog.description", path + "/description", "at most 500 characters");
        if (!item.skuClass().matches("[a-z0-9][a-z0-9-]{0,39}"))
            throw new Malformed("catalog.class", path + "/skuClass", "1 to 40 of a-z, 0-9 and -");
        within(item.weightGrams(), 0, MOST_GRAMS, path + "/weightGrams");
        checkParts(item, path);
        var levels = new HashSet<String>();
        for (int p = 0; p < item.packs().size(); p++) {
            var pack = item.packs().get(p);
            var at = path + "/packs/" + p;
            if (!LEVELS.contains(pack.level()))
                throw new Malformed("catalog.level", at + "/level", "each, inner or case, not " + pack.level());
            if (!levels.add(pack.level()))
                throw new Malformed("catalog.level-twice", at + "/level", pack.level() + " is given twice");
            within(pack.units(), 1, pack.level().equals("each") ? 1 : MOST_UNITS, at + "/units");
            checkBarcodes(item.sku(), pack, at);
        }
    }

    /** A kit has parts, which are goods of the same client, and is scanned and packed by them. */
    private static void checkParts(ItemSpec item, String path) {
        boolean kit = item.kind() == CatalogItem.Kind.KIT;
        if (kit == item.parts().isEmpty())
            throw new Malformed(
                    "catalog.parts", path + "/parts", "1 to " + MOST_PARTS + " for a kit, and only for a kit");
        if (item.parts().size() > MOST_PARTS)
            throw new Malformed("catalog.parts", path + "/parts", "at most " + MOST_PARTS);
        if (kit && item.packs().stream().anyMatch(pack -> !pack.barcodes().isEmpty()))
            throw new Malformed("catalog.kit-barcode", path + "/packs", "a kit is scanned by its parts");
        var seen = new HashSet<Sku>();
        for (int p = 0; p < item.parts().size(); p++) {
            var part = item.parts().get(p);
            if (part.sku().equals(item.sku()) || !seen.add(part.sku()))
                throw new Malformed(
                        "catalog.part-twice", path + "/parts", part.sku().code() + " is given twice");
            within((int) Math.min(part.units(), Integer.MAX_VALUE), 1, MOST_UNITS, path + "/parts");
        }
    }

    private void checkBarcodes(Sku sku, Pack pack, String at) {
        if (pack.barcodes().size() > MOST_BARCODES)
            throw new Malformed("catalog.too-many-barcodes", at + "/barcodes", "at most " + MOST_BARCODES);
        for (int b = 0; b < pack.barcodes().size(); b++) {
            var barcode = pack.barcodes().get(b);
            var path = at + "/barcodes/" + b;
            if (barcode.isBlank() || barcode.length() > 64 || !barcode.equals(barcode.strip()))
                throw new Malformed("catalog.barcode", path, "1 to 64 characters, no blanks around them");
            if (barcodes.put(sku.client() + " " + barcode, sku.code()) != null)
                throw new Malformed("catalog.barcode-twice", path, "this barcode is given twice");
        }
    }

    private static void within(int figure, int least, int most, String path) {
        if (figure < least || figure > most)
            throw new Malformed("catalog.out-of-range", path, least + " to " + most + ", not " + figure);
    }
}
