package dev.dovetail.lab.floor;

import java.util.List;

/** Hands cartons over the counter: every customer comes at once. */
final class Clerk implements Hand {
    private final Station station;
    private final Handheld handheld;

    Clerk(Station station, Handheld handheld) {
        this.station = station;
        this.handheld = handheld;
    }

    @Override
    public boolean step() {
        List<Scan> scans = handheld.fetch("hand-over", Handheld.BATCH).stream()
                .map(task -> Scan.of(
                        handheld.id(),
                        "hand-over",
                        "carton",
                        task.path("carton").asString()))
                .toList();
        if (scans.isEmpty()) return false;
        var results = handheld.post(scans);
        station.report(results);
        return results.stream().anyMatch(Scan.Result::good);
    }
}
