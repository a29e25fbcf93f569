package dev.dovetail.wms.moving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Location.Kind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up, for a whole list at once, what was scanned and where. */
@Component
class Places {
    /** Goods on docks are put away, and those on carts and in totes belong to an order: neither is moved by itself. */
    static final Set<Kind> STORES = EnumSet.of(Kind.BIN, Kind.RESERVE, Kind.QUALITY, Kind.DAMAGED);

    static final Set<Kind> SET_ASIDE = EnumSet.of(Kind.BIN, Kind.RESERVE, Kind.QUALITY, Kind.DAMAGED, Kind.DOCK);

    private final Items items;
    private final Layout layout;

    Places(Items items, Layout layout) {
        this.items = items;
        this.layout = layout;
    }

    Known look(NodeId node, Collection<String> barcodes, Collection<String> codes) {
        return new Known(
                items.read(node, barcodes.stream().distinct().toList()),
                layout.byCode(node, codes.stream().distinct().toList()));
    }

    /** What is known of a list of scans. */
    record Known(Barcodes barcodes, Map<String, Location> locations) {
        @Nullable
        Refusal unknown(String barcode) {
            return barcodes.knows(barcode) ? null : new Refusal("moving.unknown-barcode", Map.of("barcode", barcode));
        }

        @Nullable
        Refusal notOf(Set<Kind> kinds, String code) {
            var location = locations.get(code);
            if (location == null) return new Refusal("moving.no-such-place", Map.of("location", code));
            if (kinds.contains(location.kind())) return null;
            return new Refusal(
                    "moving.not-a-store",
                    Map.of("location", code, "kind", location.kind().word()));
        }

        @Nullable
        Refusal blocked(String code) {
            var reason = location(code).blockedFor();
            return reason == null
                    ? null
                    : new Refusal("moving.bin-blocked", Map.of("location", code, "reason", reason));
        }

        /** What was told, else what a GS1 barcode tells. */
        @Nullable
        String lot(String barcode, @Nullable String told) {
            return told == null ? barcodes.get(barcode, _ -> true).mark().lot() : told;
        }

        List<String> serials(String barcode, List<String> told) {
            var marked = barcodes.get(barcode, _ -> true).mark().serial();
            return told.isEmpty() && marked != null ? List.of(marked) : told;
        }

        /** Of items of several clients that bear the barcode, the one that lies there. */
        Scanned item(String barcode, Location there, Lying lying) {
            return barcodes.get(barcode, sku -> lying.has(there, sku));
        }

        Scanned item(String barcode, Relocation.Goods goods) {
            return barcodes.get(barcode, goods.sku()::equals);
        }

        Location location(String code) {
            return got(locations.get(code), code);
        }

        private static <T> T got(@Nullable T found, String name) {
            if (found == null) throw new IllegalStateException(name + " was not checked");
            return found;
        }
    }
}
