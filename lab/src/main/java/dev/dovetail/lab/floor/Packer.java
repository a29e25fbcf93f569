package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.world.Showpieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Packs what was picked into cartons that one person can lift, then closes and weighs them; now and then a unit is broken, and is thrown away. */
final class Packer implements Hand {
    static final int ORDERS = 4;
    private static final long CARTON_GRAMS = 30_000;
    private static final long TARE_GRAMS = 250;
    private static final int BROKEN_PER_MILLE = 4;

    private final Station station;
    private final Handheld handheld;
    private final Set<String> seen = new HashSet<>();
    private final Map<UUID, String> thrown = new HashMap<>();
    private final int orders;

    Packer(Station station, Handheld handheld) {
        this(station, handheld, ORDERS);
    }

    /** @param orders on the bench at a time */
    Packer(Station station, Handheld handheld, int orders) {
        this.station = station;
        this.handheld = handheld;
        this.orders = orders;
    }

    @Override
    public boolean step() {
        var waiting = handheld.fetch("pack", orders);
        if (waiting.isEmpty()) return false;
        boolean moved = false;
        var batch = new ArrayList<Scan>();
        for (var order : waiting) {
            var scans = pack(order); // posted together where they fit, so that a crash leaves no carton open
            if (batch.size() + scans.size() > Handheld.BATCH) {
                moved |= post(batch);
                batch.clear();
            }
            batch.addAll(scans);
        }
        return moved | post(batch);
    }

    private boolean post(List<Scan> scans) {
        if (scans.isEmpty()) return false;
        var results = handheld.post(scans);
        station.report(results);
        for (var result : results) {
            var sku = thrown.remove(result.scan().id());
            if (sku != null && result.good()) station.watch().broken(sku, 1);
        }
        return results.stream().anyMatch(Scan.Result::good);
    }

    /** First closes what somebody left open; what is in it is not told, so it is weighed as a full one. */
    private List<Scan> pack(JsonNode order) {
        var scans = broken(order);
        if (!scans.isEmpty()) return scans;
        order.path("cartons").forEach(carton -> scans.add(close(carton.asString(), CARTON_GRAMS)));
        var weights = new LinkedHashMap<String, Long>();
        pack(order, scans, weights);
        weights.forEach((carton, grams) -> scans.add(close(carton, grams)));
        return scans;
    }

    /** The order waits for another unit, or goes on without it: it is given out again. */
    private List<Scan> broken(JsonNode order) {
        var scans = new ArrayList<Scan>();
        for (var line : order.path("lines")) {
            var sku = line.path("sku").asString();
            var key = order.path("orderNumber").asString() + "/"
                    + line.path("line").asString();
            if (!seen.add(key) || Showpieces.exact(sku)) continue;
            if (!station.faults().strikes(Fault.DAMAGED_AT_PACK, key, BROKEN_PER_MILLE)) continue;
            var barcode = station.world().good(sku).barcode("each");
            var outbound = order.path("outbound").asString();
            var id = handheld.id();
            thrown.put(id, sku);
            scans.add(Scan.of(
                    id, "damaged", "outbound", outbound, "barcode", barcode, "quantity", 1, "reason", "damaged"));
        }
        return scans;
    }

    private void pack(JsonNode order, List<Scan> scans, Map<String, Long> weights) {
        String carton = "";
        long grams = CARTON_GRAMS;
        for (var line : order.path("lines")) {
            var good = station.world().good(line.path("sku").asString());
            long left = line.path("quantity").asLong();
            while (left > 0) {
                if (grams + good.weightGrams() > CARTON_GRAMS) {
                    carton = "C-" + handheld.id().toString().substring(0, 18);
                    grams = TARE_GRAMS;
                }
                long fit = Math.min(left, Math.max(1, (CARTON_GRAMS - grams) / Math.max(1, good.weightGrams())));
                scans.add(scan(order, carton, good.barcode("each"), fit));
                grams += fit * good.weightGrams();
                weights.put(carton, grams);
                left -= fit;
            }
        }
    }

    private Scan scan(JsonNode order, String carton, String barcode, long units) {
        return Scan.of(
                handheld.id(),
                "pack",
                "outbound",
                order.path("outbound").asString(),
                "carton",
                carton,
                "barcode",
                barcode,
                "quantity",
                units);
    }

    private Scan close(String carton, long grams) {
        return Scan.of(handheld.id(), "close", "carton", carton, "weightGrams", grams);
    }
}
