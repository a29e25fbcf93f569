package dev.dovetail.lab.floor;

import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.Good;
import java.util.ArrayList;
import java.util.List;

/**
 * Receives deliveries: whole cases by the case's barcode, the rest one by one. The ids of these scans come from delivery
 * and SKU, so that a delivery half received before a crash can simply be received again.
 */
final class Dock {
    private final Station station;
    private final Handheld handheld;
    private final String location;

    Dock(Station station, Handheld handheld, String location) {
        this.station = station;
        this.handheld = handheld;
        this.location = location;
    }

    /** @param id the delivery's id at the server */
    void receive(String id, Delivery delivery) {
        var scans = new ArrayList<Scan>();
        for (var line : delivery.lines()) {
            var good = station.world().good(line.sku());
            long cases = line.quantity() / good.caseUnits();
            if (good.caseUnits() > 1 && cases > 0) scans.add(scan(id, delivery, good, "case", cases));
            long rest = good.caseUnits() > 1 ? line.quantity() % good.caseUnits() : line.quantity();
            if (rest > 0) scans.add(scan(id, delivery, good, "each", rest));
        }
        station.report(handheld.post(List.copyOf(scans)));
    }

    private Scan scan(String id, Delivery delivery, Good good, String level, long packs) {
        return Scan.of(
                handheld.id("receive|" + delivery.reference() + "|" + good.sku() + "|" + level),
                "receive",
                "delivery",
                id,
                "location",
                location,
                "barcode",
                good.barcode(level),
                "quantity",
                packs);
    }
}
