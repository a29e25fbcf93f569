package dev.dovetail.lab.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Packs what was picked into cartons that one person can lift, then closes and weighs them. */
final class Packer implements Hand {
    private static final int ORDERS = 4;
    private static final long CARTON_GRAMS = 30_000;
    private static final long TARE_GRAMS = 250;

    private final Station station;
    private final Handheld handheld;

    Packer(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        var orders = handheld.fetch("pack", ORDERS);
        if (orders.isEmpty()) return false;
        var scans = new ArrayList<Scan>();
        var weights = new LinkedHashMap<String, Long>();
        orders.forEach(order -> pack(order, scans, weights));
        if (scans.isEmpty()) return false;
        scans.addAll(closes(weights)); // in one batch where they fit, so that no crash leaves a carton open
        var results = handheld.post(scans);
        station.report(results);
        return results.stream().anyMatch(Scan.Result::good);
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

    private List<Scan> closes(Map<String, Long> weights) {
        return weights.entrySet().stream()
                .map(e -> Scan.of(handheld.id(), "close", "carton", e.getKey(), "weightGrams", e.getValue()))
                .toList();
    }
}
