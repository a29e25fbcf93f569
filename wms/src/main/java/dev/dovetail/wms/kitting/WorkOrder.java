package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * So many units of one SKU to be made, or to be taken apart.
 *
 * @param key the caller's own, so that it is given once
 * @param bench where it is worked; null until something was carried there
 */
record WorkOrder(
        long id,
        String key,
        Kind kind,
        Sku sku,
        long quantity,
        long made,
        WorkState state,
        @Nullable Long bench,
        @Nullable String benchCode,
        List<Part> parts) {

    enum Kind {
        /** Parts go in, the SKU comes out. */
        KIT("kit"),
        /** The SKU goes in, its parts come out. */
        DE_KIT("de-kit");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Kind of(String word) {
            for (var kind : values()) if (kind.word.equals(word)) return kind;
            throw new IllegalArgumentException("kit or de-kit, not " + word);
        }
    }

    /** @param in whether it is used up, else it comes out; @param done units of it so far, @param scrapped at the bench */
    record Part(boolean in, Sku sku, long perUnit, long done, long scrapped) {}

    /** What goes in for one, or comes out of it. */
    Map<Sku, Long> bill(boolean in) {
        Map<Sku, Long> bill = new TreeMap<>();
        for (var part : parts) if (part.in() == in) bill.put(part.sku(), part.perUnit());
        return bill;
    }

    /** All that is needed of what goes in. */
    Map<Sku, Long> needs() {
        var needs = bill(true);
        needs.replaceAll((_, each) -> Math.multiplyExact(each, quantity));
        return needs;
    }

    WorkOrder with(List<Part> bill) {
        return new WorkOrder(id, key, kind, sku, quantity, made, state, bench, benchCode, bill);
    }

    WorkOrder at(Location place) {
        return new WorkOrder(id, key, kind, sku, quantity, made, state, place.id(), place.code(), parts);
    }

    long open() {
        return quantity - made;
    }

    String reference() {
        return "work:" + id;
    }

    /** Whether both ask for the same. */
    boolean same(WorkOrder other) {
        return kind == other.kind
                && sku.equals(other.sku)
                && quantity == other.quantity
                && bill(true).equals(other.bill(true))
                && bill(false).equals(other.bill(false));
    }
}
