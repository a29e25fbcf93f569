package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Unfit;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides reports of what cannot be packed one after another, on figures that are locked: pure. */
final class DamageBench {
    /** What is in the packer's hand, and what is not what the books say. */
    private static final Set<String> IN_HAND = Set.of("damaged", "expired");

    private static final Set<String> NOT_THERE = Set.of("missing", "wrong-item", "wrong-lot");
    private static final Set<String> STATES = Set.of("picking", "picked", "packing");

    private final Map<FulfillmentOrderId, ToPack> outbounds;
    private final Barcodes goods;
    private final Map<String, Location> places;
    private final List<Unfit> unfit = new ArrayList<>();

    DamageBench(Map<FulfillmentOrderId, ToPack> outbounds, Barcodes goods, Map<String, Location> places) {
        this.outbounds = outbounds;
        this.goods = goods;
        this.places = places;
    }

    List<Unfit> unfit() {
        return unfit;
    }

    Map<UUID, Refusal> decide(List<DamagedScan> scans) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var refusal = refusal(scan);
            if (refusal == null) take(scan);
            else refused.put(scan.scanId(), refusal);
        }
        return refused;
    }

    private @Nullable Refusal refusal(DamagedScan scan) {
        var outbound = outbounds.get(scan.outbound());
        if (outbound == null)
            return new Refusal(
                    "packing.no-such-outbound",
                    Map.of("outbound", scan.outbound().toString()));
        if (!STATES.contains(outbound.state()))
            return new Refusal("packing.not-ready", Map.of("state", outbound.state()));
        var good = goods.find(scan.barcode(), outbound::wants);
        if (good == null || !outbound.wants(good.sku()))
            return new Refusal(
                    "packing.wrong-item", Map.of("expected", outbound.expected(), "scanned", scan.barcode()));
        var refusal = placeRefusal(scan);
        return refusal == null ? unitsRefusal(scan, outbound, good) : refusal;
    }

    private @Nullable Refusal placeRefusal(DamagedScan scan) {
        var to = scan.to();
        if (!IN_HAND.contains(scan.reason()) && !NOT_THERE.contains(scan.reason()))
            return new Refusal("packing.unknown-reason", Map.of("reason", scan.reason()));
        if (scan.tote() != null && !places.containsKey(scan.tote()))
            return new Refusal("packing.no-such-tote", Map.of("tote", scan.tote()));
        if (to == null) return null;
        if (NOT_THERE.contains(scan.reason()))
            return new Refusal("packing.goes-nowhere", Map.of("reason", scan.reason(), "location", to));
        var place = places.get(to);
        return place != null && (place.kind() == Location.Kind.DAMAGED || place.kind() == Location.Kind.QUALITY)
                ? null
                : new Refusal("packing.not-set-aside", Map.of("scanned", to));
    }

    private @Nullable Refusal unitsRefusal(DamagedScan scan, ToPack outbound, Scanned good) {
        long units = Math.multiplyExact(scan.packs(), good.units());
        long there = outbound.left(good.sku(), null, tote(scan));
        if (units > there) return new Refusal("packing.not-picked", Map.of("expected", there, "scanned", units));
        var lot = lot(scan, good);
        var lots = outbound.lots(good.sku());
        if (lot == null && lots.size() > 1)
            return new Refusal("packing.which-lot", Map.of("lots", String.join(", ", lots)));
        if (units > outbound.left(good.sku(), lot, tote(scan)))
            return new Refusal(
                    "packing.wrong-lot", Map.of("expected", String.join(", ", lots), "scanned", String.valueOf(lot)));
        return outbound.kitsLoseOnlyWhatLiesInTotes(good.sku(), units)
                ? null
                : new Refusal("packing.kit-in-carton", Map.of("sku", good.sku().toString()));
    }

    /** What the barcode of a unit tells that is not what the books say is beside the point. */
    private static @Nullable String lot(DamagedScan scan, Scanned good) {
        return NOT_THERE.contains(scan.reason())
                ? scan.read().lot()
                : scan.read().or(good.mark()).lot();
    }

    private @Nullable Long tote(DamagedScan scan) {
        return scan.tote() == null
                ? null
                : Objects.requireNonNull(places.get(scan.tote())).id();
    }

    private void take(DamagedScan scan) {
        var outbound = Objects.requireNonNull(outbounds.get(scan.outbound()));
        var good = goods.get(scan.barcode(), outbound::wants);
        var names = new Dealt(
                NOT_THERE.contains(scan.reason())
                        ? scan.read().serials()
                        : scan.read().or(good.mark()).serials());
        var place = scan.to() == null ? null : Objects.requireNonNull(places.get(scan.to()));
        for (var part : outbound.part(good.sku(), lot(scan, good), tote(scan), scan.packs() * good.units()))
            unfit.add(new Unfit(
                    scan.scanId(),
                    scan.worker(),
                    scan.at(),
                    scan.outbound(),
                    part.line(),
                    good.sku(),
                    part.lot(),
                    part.location(),
                    place == null ? away(scan.reason()) : place.id(),
                    place == null ? Status.AVAILABLE : becomes(place),
                    part.units(),
                    scan.reason(),
                    names.take(part.units())));
    }

    private static long away(String reason) {
        return IN_HAND.contains(reason) ? Location.SCRAP : Location.LOST;
    }

    private static Status becomes(Location place) {
        return place.kind() == Location.Kind.DAMAGED ? Status.DAMAGED : Status.HOLD;
    }
}
