package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.ScanReader.CODE;
import static dev.dovetail.wms.floor.ScanReader.LONGEST;
import static dev.dovetail.wms.floor.ScanReader.code;
import static dev.dovetail.wms.floor.ScanReader.id;
import static dev.dovetail.wms.floor.ScanReader.quantity;
import static dev.dovetail.wms.floor.ScanReader.read;
import static dev.dovetail.wms.floor.ScanReader.seq;
import static dev.dovetail.wms.floor.ScanReader.serials;
import static dev.dovetail.wms.floor.ScanReader.text;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.counting.CountEnd;
import dev.dovetail.wms.counting.CountScan;
import dev.dovetail.wms.kitting.LackScan;
import dev.dovetail.wms.kitting.TakeScan;
import dev.dovetail.wms.moving.MoveScan;
import dev.dovetail.wms.moving.StatusScan;
import dev.dovetail.wms.plates.PlateFill;
import dev.dovetail.wms.plates.PlateScan;
import dev.dovetail.wms.replenishing.ReplenishScan;
import dev.dovetail.wms.vendors.VendorScan;
import java.time.Instant;

/** Reads scans of goods in store, which belong to no order and no delivery. */
final class StoredScans {
    private StoredScans() {}

    /** @param seen the device's time as our clock would have told it */
    static Object what(ScanBody b, Instant at, Instant seen) {
        return switch (b.kind()) {
            case "move" -> move(b, at);
            case "status" -> status(b, at);
            case "count" -> count(b, at, seen);
            case "count-done" -> countEnd(b, at, seen, false);
            case "count-empty" -> countEnd(b, at, seen, true);
            case "replenish" -> replenish(b, at);
            case "vendor-out" -> vendorOut(b, at);
            case "kit-take" -> kitTake(b, at);
            case "kit-short" -> kitShort(b, at);
            case "plate-putaway", "plate-move" -> plate(b, at, code("to", b.to()));
            case "plate-break" -> plate(b, at, "");
            case "plate-on" -> fill(b, at, true);
            case "plate-off" -> fill(b, at, false);
            default -> throw new Malformed("floor.unknown-kind", "kind", "no scan is a " + b.kind());
        };
    }

    private static MoveScan move(ScanBody b, Instant at) {
        return new MoveScan(
                b.scanId(),
                b.worker(),
                at,
                code("from", b.from()),
                code("to", b.to()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                b.lot(),
                b.status(),
                serials(b));
    }

    /** The papers that it goes under are what {@code delivery} is for goods that come. */
    private static VendorScan vendorOut(ScanBody b, Instant at) {
        return new VendorScan(
                b.scanId(),
                b.worker(),
                at,
                code("delivery", b.delivery()),
                code("carrier", b.carrier()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                read(b));
    }

    private static PlateScan plate(ScanBody b, Instant at, String to) {
        return new PlateScan(b.scanId(), b.worker(), at, code("plate", b.plate()), to);
    }

    private static PlateFill fill(ScanBody b, Instant at, boolean onto) {
        return new PlateFill(
                b.scanId(),
                b.worker(),
                at,
                code("plate", b.plate()),
                code("location", b.location()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                b.lot(),
                b.status(),
                onto);
    }

    private static ReplenishScan replenish(ScanBody b, Instant at) {
        return new ReplenishScan(
                b.scanId(),
                b.worker(),
                at,
                id("task", b.task()),
                code("from", b.from()),
                code("to", b.to()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                b.lot(),
                serials(b));
    }

    private static TakeScan kitTake(ScanBody b, Instant at) {
        return new TakeScan(
                b.scanId(),
                b.worker(),
                at,
                id("task", b.task()),
                seq(b),
                code("location", b.location()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                code("to", b.to()),
                read(b));
    }

    private static LackScan kitShort(ScanBody b, Instant at) {
        return new LackScan(
                b.scanId(),
                b.worker(),
                at,
                id("task", b.task()),
                seq(b),
                code("location", b.location()),
                text("reason", b.reason(), LONGEST),
                quantity(b));
    }

    private static StatusScan status(ScanBody b, Instant at) {
        return new StatusScan(
                b.scanId(),
                b.worker(),
                at,
                code("location", b.location()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                b.lot(),
                text("status", b.status(), CODE),
                text("reason", b.reason(), LONGEST),
                serials(b));
    }

    /** None is a count too. */
    private static CountScan count(ScanBody b, Instant at, Instant seen) {
        var packs = b.quantity();
        return new CountScan(
                b.scanId(),
                b.worker(),
                at,
                seen,
                id("task", b.task()),
                code("location", b.location()),
                text("barcode", b.barcode(), LONGEST),
                packs != null && packs == 0 ? 0 : quantity(b),
                b.lot(),
                serials(b));
    }

    private static CountEnd countEnd(ScanBody b, Instant at, Instant seen, boolean empty) {
        return new CountEnd(
                b.scanId(),
                b.worker(),
                at,
                seen,
                id("task", b.task()),
                code("location", b.location()),
                empty,
                b.entries());
    }
}
