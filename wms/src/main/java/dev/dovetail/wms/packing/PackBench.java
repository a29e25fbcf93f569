package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Decides pack scans one after another on figures that are locked: pure. */
final class PackBench {
    private final Map<FulfillmentOrderId, ToPack> outbounds;
    private final Barcodes goods;
    private final Map<String, Location> places;
    private final Map<String, Parcel> parcels;
    private final LongFunction<ParcelId> ids;

    private final Map<String, PackPlan.Opened> opened = new LinkedHashMap<>();
    private final Map<LineIn, PackPlan.Filled> filled = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final Map<UUID, Refusal> refused = new LinkedHashMap<>();

    private record LineIn(ParcelId parcel, int line) {}

    /** @param places what the scanned carton codes name already; @param ids makes a parcel's id in its outbound's slot */
    PackBench(
            Map<FulfillmentOrderId, ToPack> outbounds,
            Barcodes goods,
            Map<String, Location> places,
            Map<String, Parcel> parcels,
            LongFunction<ParcelId> ids) {
        this.outbounds = outbounds;
        this.goods = goods;
        this.places = places;
        this.parcels = parcels;
        this.ids = ids;
    }

    PackPlan decide(List<PackScan> scans) {
        for (var scan : scans) {
            var refusal = refusal(scan);
            if (refusal == null) take(scan);
            else refused.put(scan.scanId(), refusal);
        }
        return new PackPlan(List.copyOf(opened.values()), moves, List.copyOf(filled.values()), refused);
    }

    private @Nullable Refusal refusal(PackScan scan) {
        var outbound = outbounds.get(scan.outbound());
        if (outbound == null)
            return new Refusal(
                    "packing.no-such-outbound",
                    Map.of("outbound", scan.outbound().toString()));
        if (!outbound.ready()) return new Refusal("packing.not-ready", Map.of("state", outbound.state()));
        var good = goods.find(scan.barcode(), outbound::wants);
        if (good == null || !outbound.wants(good.sku()))
            return new Refusal(
                    "packing.wrong-item",
                    Map.of(
                            "expected",
                            outbound.expected(),
                            "scanned",
                            good == null ? scan.barcode() : good.sku().toString()));
        long units = Math.multiplyExact(scan.packs(), good.units());
        if (units > outbound.left(good.sku(), null))
            return new Refusal(
                    "packing.not-picked", Map.of("expected", outbound.left(good.sku(), null), "scanned", units));
        var lot = scan.read().or(good.mark()).lot();
        if (lot != null && units > outbound.left(good.sku(), lot))
            return new Refusal(
                    "packing.wrong-lot",
                    Map.of("expected", String.join(", ", outbound.lots(good.sku())), "scanned", lot));
        return cartonRefusal(scan);
    }

    private @Nullable Refusal cartonRefusal(PackScan scan) {
        var fresh = opened.get(scan.carton());
        if (fresh != null) return fresh.outbound().equals(scan.outbound()) ? null : taken(scan, fresh.outbound());
        var place = places.get(scan.carton());
        if (place == null)
            return Location.ours(scan.carton()).map(_ -> notACarton(scan)).orElse(null);
        var parcel = parcels.get(scan.carton());
        if (parcel == null) return notACarton(scan);
        if (!parcel.outbound().equals(scan.outbound())) return taken(scan, parcel.outbound());
        return switch (ParcelState.of(parcel.state()).decide(new ParcelCommand.Pack())) {
            case dev.dovetail.kernel.Decision.Accepted<ParcelState> _ -> null;
            case dev.dovetail.kernel.Decision.Refused<ParcelState> _ ->
                new Refusal("packing.carton-closed", Map.of("carton", scan.carton(), "state", parcel.state()));
        };
    }

    private static Refusal notACarton(PackScan scan) {
        return new Refusal("packing.not-a-carton", Map.of("scanned", scan.carton()));
    }

    private static Refusal taken(PackScan scan, FulfillmentOrderId other) {
        return new Refusal("packing.carton-taken", Map.of("carton", scan.carton(), "outbound", other.toString()));
    }

    private void take(PackScan scan) {
        var outbound = java.util.Objects.requireNonNull(outbounds.get(scan.outbound()));
        var good = goods.get(scan.barcode(), outbound::wants);
        var parcel = parcel(scan);
        var read = scan.read().or(good.mark());
        var names = new Dealt(read.serials());
        outbound.take(
                good.sku(),
                read.lot(),
                scan.packs() * good.units(),
                (from, lot, status, quantity) -> moves.add(new Move(
                        from,
                        parcel.value(),
                        good.sku(),
                        lot,
                        status,
                        quantity,
                        false,
                        "packed",
                        outbound.reference(),
                        scan.worker(),
                        scan.at(),
                        names.take(quantity))),
                (line, quantity) -> filled.merge(
                        new LineIn(parcel, line),
                        new PackPlan.Filled(parcel, line, good.sku(), quantity),
                        (a, b) -> new PackPlan.Filled(parcel, line, good.sku(), a.quantity() + b.quantity())));
    }

    private ParcelId parcel(PackScan scan) {
        var known = parcels.get(scan.carton());
        if (known != null) return known.id();
        return opened.computeIfAbsent(
                        scan.carton(),
                        carton -> new PackPlan.Opened(
                                ids.apply(scan.outbound().slot()), carton, scan.outbound(), scan.at()))
                .id();
    }
}
