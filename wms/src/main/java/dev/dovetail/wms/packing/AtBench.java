package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Location;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a packer may mean by what was scanned of an outbound whose goods lie in totes: locked figures, places and barcodes. */
record AtBench(Map<FulfillmentOrderId, ToPack> outbounds, Barcodes goods, Map<String, Location> places) {
    private static final Set<String> STATES = Set.of("picking", "picked", "packing");

    /** Why nothing of the outbound can be meant; null where something can. */
    @Nullable
    Refusal refusal(FulfillmentOrderId id, String barcode, @Nullable String tote) {
        var outbound = outbounds.get(id);
        if (outbound == null) return new Refusal("packing.no-such-outbound", Map.of("outbound", id.toString()));
        if (!STATES.contains(outbound.state()))
            return new Refusal("packing.not-ready", Map.of("state", outbound.state()));
        var good = goods.find(barcode, outbound::wants);
        if (good == null || !outbound.wants(good.sku()))
            return new Refusal("packing.wrong-item", Map.of("expected", outbound.expected(), "scanned", barcode));
        return tote == null || places.containsKey(tote)
                ? null
                : new Refusal("packing.no-such-tote", Map.of("tote", tote));
    }

    /** Why not so many lie there; null where they do. @param lot null where only one is there */
    @Nullable
    Refusal unitsRefusal(
            FulfillmentOrderId id, String barcode, long packs, @Nullable String lot, @Nullable String tote) {
        var outbound = outbound(id);
        var good = good(id, barcode);
        long units = Math.multiplyExact(packs, good.units());
        long there = outbound.left(good.sku(), null, tote(tote));
        if (units > there) return new Refusal("packing.not-picked", Map.of("expected", there, "scanned", units));
        var lots = String.join(", ", outbound.lots(good.sku()));
        if (lot == null && outbound.lots(good.sku()).size() > 1)
            return new Refusal("packing.which-lot", Map.of("lots", lots));
        return units > outbound.left(good.sku(), lot, tote(tote))
                ? new Refusal("packing.wrong-lot", Map.of("expected", lots, "scanned", String.valueOf(lot)))
                : null;
    }

    ToPack outbound(FulfillmentOrderId id) {
        return Objects.requireNonNull(outbounds.get(id));
    }

    Scanned good(FulfillmentOrderId id, String barcode) {
        return goods.get(barcode, outbound(id)::wants);
    }

    Location place(String code) {
        return Objects.requireNonNull(places.get(code));
    }

    @Nullable
    Long tote(@Nullable String code) {
        return code == null ? null : place(code).id();
    }
}
