package dev.dovetail.wms.returns;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Read;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.StockView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whether the units that are told could have come back: what they are, and whether they went out. */
@Component
class ReturnedUnits {
    private final Items items;
    private final StockView view;
    private final ShippedOrders shipped;

    ReturnedUnits(Items items, StockView view, ShippedOrders shipped) {
        this.items = items;
        this.view = view;
        this.shipped = shipped;
    }

    /** @param past whether their lot is past its last day */
    record Known(Sku sku, String lot, long units, List<String> serials, boolean past) {}

    /**
     * Counts them for their order, where that is known. Refuses {@code returns.unknown-barcode}, {@code returns.lot-needed},
     * {@code returns.unknown-lot}, {@code returns.serial-needed}, {@code returns.never-shipped}, {@code returns.not-out},
     * {@code returns.not-in-order}, {@code returns.more-than-shipped}.
     */
    Known count(NodeId node, ReturnParcel parcel, Inspection told, Instant at) {
        var item = items.scanned(node, List.of(told.barcode())).get(told.barcode());
        if (item == null)
            throw no(Refused.Kind.UNPROCESSABLE, "returns.unknown-barcode", Map.of("barcode", told.barcode()));
        var sku = item.sku();
        long units = Math.multiplyExact(told.packs(), item.units());
        var read = new Read(told.lot(), told.serials()).or(item.mark());
        var way = items.handling(node, List.of(sku)).getOrDefault(sku, Handling.PLAIN);
        var lot = lot(node, sku, way, read.lot());
        var serials = way.serials() ? names(node, sku, units, read.serials()) : List.<String>of();
        var order = parcel.order();
        if (order != null) ofOrder(node, order, sku, units, serials);
        boolean past = !view.past(node, List.of(new Lot.Key(sku, lot)), at).isEmpty();
        return new Known(sku, lot, units, serials, past);
    }

    private String lot(NodeId node, Sku sku, Handling way, @Nullable String told) {
        if (!way.lots()) return "";
        if (told == null) throw conflict("returns.lot-needed", Map.of("sku", sku.toString()));
        var known = view.expiries(node, List.of(new Lot.Key(sku, told)));
        if (way.expires() && known.isEmpty())
            throw conflict("returns.unknown-lot", Map.of("sku", sku.toString(), "lot", told));
        return told;
    }

    private List<String> names(NodeId node, Sku sku, long units, List<String> told) {
        if (told.size() != units || told.stream().distinct().count() != units)
            throw conflict("returns.serial-needed", Map.of("sku", sku.toString(), "units", units, "read", told.size()));
        var places = view.units(node, sku, told);
        for (var name : told) {
            var place = places.get(name);
            if (place == null) throw conflict("returns.never-shipped", Map.of("serial", name));
            if (place.location() != Location.CUSTOMER) throw conflict("returns.not-out", Map.of("serial", name));
        }
        return told;
    }

    private void ofOrder(NodeId node, long order, Sku sku, long units, List<String> serials) {
        var theirs = serials.isEmpty() ? serials : shipped.named(node, order, sku, serials);
        var strange = serials.stream().filter(name -> !theirs.contains(name)).toList();
        if (!strange.isEmpty())
            throw conflict("returns.not-in-order", Map.of("sku", sku.toString(), "serials", strange));
        if (shipped.count(node, order, sku, units)) return;
        var gone = shipped.gone(node, order).stream()
                .filter(one -> one.sku().equals(sku))
                .findFirst();
        if (gone.isEmpty()) throw conflict("returns.not-in-order", Map.of("sku", sku.toString()));
        Map<String, Object> why = new LinkedHashMap<>();
        why.put("sku", sku.toString());
        why.put("units", units);
        why.put("shipped", gone.get().shipped());
        why.put("returned", gone.get().returned());
        throw conflict("returns.more-than-shipped", why);
    }

    private static Refused conflict(String code, Map<String, Object> details) {
        return no(Refused.Kind.CONFLICT, code, details);
    }

    private static Refused no(Refused.Kind kind, String code, Map<String, Object> details) {
        return new Refused(kind, new Refusal(code, details));
    }
}
