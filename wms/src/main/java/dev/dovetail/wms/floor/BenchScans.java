package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.ScanReader.LONGEST;
import static dev.dovetail.wms.floor.ScanReader.code;
import static dev.dovetail.wms.floor.ScanReader.id;
import static dev.dovetail.wms.floor.ScanReader.quantity;
import static dev.dovetail.wms.floor.ScanReader.read;
import static dev.dovetail.wms.floor.ScanReader.text;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.wms.packing.DamagedScan;
import dev.dovetail.wms.packing.ExchangeScan;
import java.time.Instant;

/** Reads what packers say of goods that are not as they should be. */
final class BenchScans {
    private BenchScans() {}

    static Object what(ScanBody b, Instant at) {
        return b.kind().equals("damaged") ? damaged(b, at) : exchange(b, at);
    }

    private static DamagedScan damaged(ScanBody b, Instant at) {
        return new DamagedScan(
                b.scanId(),
                b.worker(),
                at,
                new FulfillmentOrderId(id("outbound", b.outbound())),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                text("reason", b.reason(), LONGEST),
                b.tote() == null ? null : code("tote", b.tote()),
                b.to() == null ? null : code("to", b.to()),
                read(b));
    }

    private static ExchangeScan exchange(ScanBody b, Instant at) {
        return new ExchangeScan(
                b.scanId(),
                b.worker(),
                at,
                new FulfillmentOrderId(id("outbound", b.outbound())),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                code("location", b.location()),
                read(b),
                b.tote() == null ? null : code("tote", b.tote()),
                ScanReader.instead(b));
    }
}
