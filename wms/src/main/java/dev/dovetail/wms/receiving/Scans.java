package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.StockView;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up, for a whole list of scans at once, what was scanned and where. */
@Component
class Scans {
    static final Set<Location.Kind> DOCKS = EnumSet.of(Location.Kind.DOCK, Location.Kind.STAGE, Location.Kind.CART);
    static final String NOT_A_DOCK = "receiving.not-a-dock";
    private static final long MOST_PACKS = 1_000_000;

    private final Items items;
    private final Layout layout;
    private final Counts deliveries;
    private final StockView view;

    Scans(Items items, Layout layout, Counts deliveries, StockView view) {
        this.items = items;
        this.layout = layout;
        this.deliveries = deliveries;
        this.view = view;
    }

    Known look(NodeId node, Collection<String> names, Collection<String> barcodes, Collection<String> codes) {
        var found = deliveries.find(node, names);
        var places = layout.byCode(node, codes);
        return new Known(found, items.scanned(node, barcodes, wanted(node, found, places)), places);
    }

    /** Of items of several clients that bear one barcode the delivery says which is meant; without one, what lies on the dock. */
    private Collection<Sku> wanted(NodeId node, Map<String, Counts.Named> found, Map<String, Location> places) {
        if (!found.isEmpty())
            return deliveries.skus(
                    node,
                    found.values().stream().map(Counts.Named::id).distinct().toList());
        var docks = places.values().stream()
                .filter(place -> DOCKS.contains(place.kind()))
                .map(Location::id)
                .toList();
        return view.contents(node, docks).values().stream()
                .flatMap(rows -> rows.stream())
                .map(row -> row.key().sku())
                .distinct()
                .toList();
    }

    /** What is known of a list of scans. */
    record Known(Map<String, Counts.Named> deliveries, Map<String, Scanned> barcodes, Map<String, Location> locations) {

        @Nullable
        Refusal refusal(@Nullable String delivery, String barcode, long packs) {
            if (!barcodes.containsKey(barcode))
                return new Refusal("receiving.unknown-barcode", Map.of("barcode", barcode));
            if (delivery != null && !deliveries.containsKey(delivery))
                return new Refusal("receiving.no-such-delivery", Map.of("delivery", delivery));
            if (packs < 1 || packs > MOST_PACKS)
                return new Refusal("receiving.bad-quantity", Map.of("quantity", packs));
            return null;
        }

        @Nullable
        Refusal notOf(Set<Location.Kind> kinds, String code, String refusal) {
            var location = locations.get(code);
            return location != null && kinds.contains(location.kind())
                    ? null
                    : new Refusal(refusal, Map.of("location", code));
        }

        /** Nothing comes from outside at a place of the house's own. */
        @Nullable
        Refusal notADock(String code) {
            var refusal = notOf(DOCKS, code, NOT_A_DOCK);
            return refusal != null || location(code).ofDeliveries()
                    ? refusal
                    : new Refusal(NOT_A_DOCK, Map.of("location", code));
        }

        @Nullable
        Refusal blocked(String code) {
            var reason = location(code).blockedFor();
            return reason == null
                    ? null
                    : new Refusal("receiving.bin-blocked", Map.of("location", code, "reason", reason));
        }

        Scanned item(String barcode) {
            return got(barcodes.get(barcode), barcode);
        }

        Location location(String code) {
            return got(locations.get(code), code);
        }

        Counts.Named delivery(String name) {
            return got(deliveries.get(name), name);
        }

        private static <T> T got(@Nullable T found, String name) {
            if (found == null) throw new IllegalStateException(name + " was not checked");
            return found;
        }
    }
}
