package dev.dovetail.lab.floor;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Brings goods from the dock to the bins that the server suggests. */
final class Putter implements Hand {
    private final Station station;
    private final Handheld handheld;

    Putter(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        var tasks = handheld.fetch("putaway", Handheld.BATCH);
        if (tasks.isEmpty()) return false;
        var scans = new ArrayList<Scan>();
        for (var task : tasks) if (task.hasNonNull("suggest")) scans.add(scan(task)); // else no bin is free now
        if (scans.isEmpty()) return false;
        var results = handheld.post(scans);
        station.report(results);
        return results.stream().anyMatch(Scan.Result::good);
    }

    /** What was put back from a broken kit belongs to no delivery. */
    private Scan scan(JsonNode task) {
        if (!task.hasNonNull("delivery")) return Scan.of(handheld.id(), "putaway", carried(task));
        var named =
                new ArrayList<Object>(List.of("delivery", task.path("delivery").asString()));
        named.addAll(List.of(carried(task)));
        return Scan.of(handheld.id(), "putaway", named.toArray());
    }

    /** Goods that are on hold or damaged go to places of their own, and the scan says so. */
    private static Object[] carried(JsonNode task) {
        return new Object[] {
            "status",
            task.path("status").asString("available"),
            "from",
            task.path("from").asString(),
            "to",
            task.path("suggest").asString(),
            "barcode",
            task.path("barcode").asString(),
            "quantity",
            task.path("quantity").asLong()
        };
    }
}
