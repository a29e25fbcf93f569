package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Fault;
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
    private final List<Counted> counted = new ArrayList<>();

    private record Counted(String task, String location, Map<String, Long> lying) {
        Object[] where() {
            return new Object[] {"task", task, "location", location};
        }
    }

    Counter(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        if (!counted.isEmpty()) return end();
        boolean moved = false;
        for (var task : handheld.fetch("count", BINS)) {
            var one = count(task);
            if (one.lying().isEmpty()) moved |= end(List.of(one)); // said at once: goods may come in a moment
            else counted.add(one);
        }
        return moved | !counted.isEmpty();
    }

    /** Scans what lies there. Between this and the end of the count others may pick. */
    private Counted count(JsonNode task) {
        var location = task.path("location").asString();
        var lying = lying(location);
        var counted = new Counted(task.path("task").asString(), location, lying);
        List<Scan> scans = new ArrayList<>();
        lying.forEach((sku, units) -> scans.add(Scan.of(handheld.id(), "count", with(counted.where(), sku, units))));
        // Who was cut off has counted some of it before.
        if (!scans.isEmpty())
            station.report(handheld.post(scans).stream()
                    .filter(result -> !result.code().equals("counting.counted-already"))
                    .toList());
        return counted;
    }

    private boolean end() {
        var over = List.copyOf(counted);
        counted.clear();
        return end(over);
    }

    private boolean end(List<Counted> over) {
        var scans = over.stream()
                .map(one -> Scan.of(handheld.id(), one.lying().isEmpty() ? "count-empty" : "count-done", one.where()))
                .toList();
        for (var one : over)
            if (!lying(one.location()).equals(one.lying())) station.faults().count(Fault.COUNT_MEANWHILE);
        var results = handheld.post(scans);
        over.forEach(this::tell);
        station.report(results);
        return results.stream().anyMatch(Scan.Result::good);
    }

    private void tell(Counted one) {
        var state = handheld.count(one.task()).path("state").asString();
        station.watch().counted(station.node(), one.location(), state);
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
