package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Read;
import dev.dovetail.wms.outbound.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides exchanges one after another, on figures that are locked: pure. Whether others are free, the books say later. */
final class ExchangeBench {
    private final AtBench bench;
    private final List<Exchange> exchanges = new ArrayList<>();

    ExchangeBench(AtBench bench) {
        this.bench = bench;
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    Map<UUID, Refusal> decide(List<ExchangeScan> scans) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var refusal = refusal(scan);
            if (refusal == null) take(scan);
            else refused.put(scan.scanId(), refusal);
        }
        return refused;
    }

    private @Nullable Refusal refusal(ExchangeScan scan) {
        var refusal = bench.refusal(scan.outbound(), scan.barcode(), scan.tote());
        if (refusal != null) return refusal;
        var place = bench.places().get(scan.location());
        if (place == null || !place.kind().shelf())
            return new Refusal("packing.not-a-bin", Map.of("scanned", scan.location()));
        var blocked = place.blockedFor();
        if (blocked != null)
            return new Refusal("picking.bin-blocked", Map.of("location", scan.location(), "reason", blocked));
        refusal = bench.unitsRefusal(
                scan.outbound(), scan.barcode(), scan.packs(), back(scan).lot(), scan.tote());
        if (refusal != null) return refusal;
        var back = back(scan);
        var names = read(scan).serials();
        boolean same =
                lot(back).equals(lot(read(scan))) && (names.isEmpty() || !Collections.disjoint(names, back.serials()));
        return same ? new Refusal("packing.same-units", Map.of("lot", lot(back))) : null;
    }

    private Read read(ExchangeScan scan) {
        return scan.read().or(bench.good(scan.outbound(), scan.barcode()).mark());
    }

    /** Where nobody said which go back, it is those of the one other lot that lies there. */
    private Read back(ExchangeScan scan) {
        if (scan.instead().lot() != null) return scan.instead();
        var good = bench.good(scan.outbound(), scan.barcode());
        var lots = bench.outbound(scan.outbound()).lots(good.sku());
        var others = lots.stream().filter(lot -> !lot.equals(lot(read(scan)))).toList();
        var only = others.size() == 1 ? others : lots;
        return only.size() == 1 ? new Read(only.getFirst(), scan.instead().serials()) : scan.instead();
    }

    private static String lot(Read read) {
        return read.lot() == null ? "" : read.lot();
    }

    private void take(ExchangeScan scan) {
        var good = bench.good(scan.outbound(), scan.barcode());
        var back = back(scan);
        var read = read(scan);
        var names = new Dealt(read.serials());
        var others = new Dealt(back.serials());
        for (var part : bench.outbound(scan.outbound())
                .part(good.sku(), back.lot(), bench.tote(scan.tote()), scan.packs() * good.units()))
            exchanges.add(new Exchange(
                    scan.scanId(),
                    scan.worker(),
                    scan.at(),
                    scan.outbound(),
                    part.line(),
                    good.sku(),
                    part.units(),
                    part.location(),
                    new Exchange.Units(part.lot(), others.take(part.units())),
                    bench.place(scan.location()).id(),
                    new Exchange.Units(lot(read), names.take(part.units()))));
    }
}
