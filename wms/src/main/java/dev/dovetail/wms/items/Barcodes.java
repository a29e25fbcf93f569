package dev.dovetail.wms.items;

import dev.dovetail.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What barcodes stand for: several clients may keep goods that bear one, and then the place or the document of each scan says
 * whose are meant.
 *
 * @param meanings of each that somebody described; the first client's first
 */
public record Barcodes(Map<String, List<Scanned>> meanings) {
    /** Of several the one that is meant here, else the first; null where nobody described the barcode. */
    public @Nullable Scanned find(String barcode, Predicate<Sku> here) {
        var all = meanings.getOrDefault(barcode, List.of());
        if (all.size() < 2) return all.isEmpty() ? null : all.getFirst();
        return all.stream().filter(one -> here.test(one.sku())).findFirst().orElseGet(all::getFirst);
    }

    /** As {@link #find}, of a barcode that is known. */
    public Scanned get(String barcode, Predicate<Sku> here) {
        return Objects.requireNonNull(find(barcode, here), barcode);
    }

    public boolean knows(String barcode) {
        return meanings.containsKey(barcode);
    }

    public Set<String> known() {
        return meanings.keySet();
    }

    /** All that may be meant. */
    public Set<Sku> skus() {
        return meanings.values().stream()
                .flatMap(List::stream)
                .map(Scanned::sku)
                .collect(Collectors.toSet());
    }

    /** Whether any of them may mean goods of more than one client. */
    public boolean shared() {
        return meanings.values().stream().anyMatch(all -> all.size() > 1);
    }
}
