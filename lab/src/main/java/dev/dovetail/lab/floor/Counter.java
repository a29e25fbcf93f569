package dev.dovetail.lab.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Counts the bins that somebody found short. In the lab a bin holds what the ledger says once the missing units are booked, so
 * that is what is counted.
 */
final class Counter implements Hand {
    private static final int BINS = 4;

    private final Station station;
    private final Handheld handheld;

    Counter(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        boolean moved = false;
        for (var task : handheld.fetch("count", BINS)) {
            var results = handheld.post(scans(task));
            station.report(results);
            moved |= results.stream().anyMatch(Scan.Result::good);
        }
        return moved;
    }

    private List<Scan> scans(JsonNode task) {
        var where = new Object[] {
            "task",
            task.path("task").asString(),
            "location",
            task.path("location").asString()
        };
        List<Scan> scans = new ArrayList<>();
        lying(task.path("location").asString())
                .forEach((sku, units) -> scans.add(Scan.of(handheld.id(), "count", with(where, sku, units))));
        scans.add(Scan.of(handheld.id(), scans.isEmpty() ? "count-empty" : "count-done", where));
        return scans;
    }

    private Map<String, Long> lying(String bin) {
        Map<String, Long> lying = new TreeMap<>();
        for (var row : handheld.stock(bin))
            if (row.path("location").asString().equals(bin))
                lying.merge(row.path("sku").asString(), row.path("onHand").asLong(), Long::sum);
        return lying;
    }

    private Object[] with(Object[] where, String sku, long units) {
        var barcode = station.world().good(sku).barcode("each");
        var all = new ArrayList<>(List.of(where));
        all.addAll(List.of("barcode", barcode, "quantity", units));
        return all.toArray();
    }
}
