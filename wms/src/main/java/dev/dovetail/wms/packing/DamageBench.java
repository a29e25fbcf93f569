package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Read;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Unfit;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides reports of what cannot be packed one after another, on figures that are locked: pure. */
final class DamageBench {
    /** What is in the packer's hand, and what is not what the books say. */
    private static final Set<String> IN_HAND = Set.of("damaged", "expired");

    private static final Set<String> NOT_THERE = Set.of("missing", "wrong-item", "wrong-lot");

    private final AtBench bench;
    private final List<Unfit> unfit = new ArrayList<>();

    DamageBench(AtBench bench) {
        this.bench = bench;
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
        var refusal = bench.refusal(scan.outbound(), scan.barcode(), scan.tote());
        if (refusal == null) refusal = placeRefusal(scan);
        if (refusal == null)
            refusal = bench.unitsRefusal(
                    scan.outbound(), scan.barcode(), scan.packs(), read(scan).lot(), scan.tote());
        if (refusal != null) return refusal;
        var good = bench.good(scan.outbound(), scan.barcode());
        return bench.outbound(scan.outbound()).kitsLoseOnlyWhatLiesInTotes(good.sku(), scan.packs() * good.units())
                ? null
                : new Refusal("packing.kit-in-carton", Map.of("sku", good.sku().toString()));
    }

    private @Nullable Refusal placeRefusal(DamagedScan scan) {
        var to = scan.to();
        if (!IN_HAND.contains(scan.reason()) && !NOT_THERE.contains(scan.reason()))
            return new Refusal("packing.unknown-reason", Map.of("reason", scan.reason()));
        if (to == null) return null;
        if (NOT_THERE.contains(scan.reason()))
            return new Refusal("packing.goes-nowhere", Map.of("reason", scan.reason(), "location", to));
        var place = bench.places().get(to);
        return place != null && (place.kind() == Location.Kind.DAMAGED || place.kind() == Location.Kind.QUALITY)
                ? null
                : new Refusal("packing.not-set-aside", Map.of("scanned", to));
    }

    /** What the barcode of a unit tells that is not what the books say is beside the point. */
    private Read read(DamagedScan scan) {
        return NOT_THERE.contains(scan.reason())
                ? scan.read()
                : scan.read().or(bench.good(scan.outbound(), scan.barcode()).mark());
    }

    private void take(DamagedScan scan) {
        var good = bench.good(scan.outbound(), scan.barcode());
        var names = new Dealt(read(scan).serials());
        var place = scan.to() == null ? null : bench.place(scan.to());
        for (var part : bench.outbound(scan.outbound())
                .unfit(good.sku(), read(scan).lot(), bench.tote(scan.tote()), scan.packs() * good.units()))
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
