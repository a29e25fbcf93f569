package dev.dovetail.wms.items;

import dev.dovetail.kernel.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An item as this node knows it; {@code packs} from the smallest up. */
public record Item(Sku sku, String description, int weightGrams, List<Pack> packs) {
    public Item {
        packs = packs.stream().sorted(Comparator.comparingInt(Pack::units)).toList();
    }

    /** One way the item is packed: {@code units} base units, and what a scanner reads on it. */
    public record Pack(String level, int units, List<String> barcodes) {
        public Pack {
            barcodes = List.copyOf(barcodes);
        }
    }

    /** A barcode that counts single units, where the item has one. */
    public Optional<String> eachBarcode() {
        return packs.stream()
                .filter(pack -> pack.units() == 1)
                .flatMap(pack -> pack.barcodes().stream())
                .findFirst();
    }

    /** The largest pack above a single unit that {@code quantity} holds whole. */
    public Optional<Pack> packFor(long quantity) {
        return packs.reversed().stream()
                .filter(pack -> pack.units() > 1 && quantity % pack.units() == 0)
                .findFirst();
    }
}
