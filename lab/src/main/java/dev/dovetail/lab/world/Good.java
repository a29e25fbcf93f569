package dev.dovetail.lab.world;

import java.util.List;

/**
 * What the catalog says of one code.
 *
 * @param kind {@code goods}, or {@code service} for what has nothing to ship
 * @param weightGrams of one unit
 */
public record Good(String sku, String description, String kind, int weightGrams, List<Pack> packs) {

    /** A packaging of the good: {@code each}, {@code inner} or {@code case}, with the barcodes printed on it. */
    public record Pack(String level, int units, List<String> barcodes) {}

    public boolean ships() {
        return kind.equals("goods");
    }

    /** The barcode of a packaging; of the single unit where it has no such packaging. */
    public String barcode(String level) {
        return packs.stream()
                .filter(pack -> pack.level().equals(level))
                .findFirst()
                .orElse(packs.getFirst())
                .barcodes()
                .getFirst();
    }

    /** Units in a case; 1 where it is not packed in cases. */
    public int caseUnits() {
        return packs.stream()
                .filter(pack -> pack.level().equals("case"))
                .mapToInt(Pack::units)
                .findFirst()
                .orElse(1);
    }
}
