package dev.dovetail.lab.floor;

import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** Brings goods from the reserve to the faces that want them. */
final class Replenisher implements Hand {
    private static final int FACES = 5;

    private final Station station;
    private final Handheld handheld;

    Replenisher(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        var scans = new ArrayList<Scan>();
        for (var task : handheld.fetch("replenish", FACES)) bring(task, scans);
        if (scans.isEmpty()) return false;
        var results = handheld.post(scans);
        // Picks may have taken meanwhile what was to be brought.
        station.report(results.stream()
                .filter(result -> !result.code().equals("moving.claimed"))
                .filter(result -> !result.code().equals("moving.not-enough"))
                .toList());
        return results.stream().anyMatch(Scan.Result::good);
    }

    /** From one reserve after the other, as many as lie free in each. */
    private void bring(JsonNode task, ArrayList<Scan> scans) {
        long left = task.path("quantity").asLong();
        var barcode = station.world().good(task.path("sku").asString()).barcode("each");
        for (var source : task.path("from")) {
            long units = Math.min(left, source.path("free").asLong());
            if (units <= 0) continue;
            left -= units;
            scans.add(Scan.of(
                    handheld.id(),
                    "replenish",
                    "task",
                    task.path("task").asString(),
                    "from",
                    source.path("location").asString(),
                    "to",
                    task.path("to").asString(),
                    "barcode",
                    barcode,
                    "quantity",
                    units));
        }
    }
}
