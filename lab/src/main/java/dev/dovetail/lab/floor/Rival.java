package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Fault;
import java.util.List;

/** A second picker who was sent to the same units, and comes a moment too late: nothing is left for them. */
final class Rival {
    private static final int PER_MILLE = 10;

    private final Station station;
    private final Handheld handheld;

    Rival(Station station, Handheld first) {
        this.station = station;
        this.handheld = first.of(first.worker() + "-too");
    }

    /** @param picked a scan after which its line was picked whole */
    void follow(Scan picked, String line) {
        if (!station.faults().strikes(Fault.TWO_PICKERS, line, PER_MILLE)) return;
        var late = new Scan(handheld.id(), picked.kind(), picked.fields());
        for (var result : handheld.post(List.of(late)))
            if (result.good()) station.watch().pickedTwice(line);
    }
}
