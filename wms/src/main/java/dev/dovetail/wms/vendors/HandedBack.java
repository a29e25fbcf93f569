package dev.dovetail.wms.vendors;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One hand-over to a vendor.
 *
 * @param key its client's own, so that it is made once; those that begin with {@value #SCAN} are of scans
 */
record HandedBack(long id, String key, String reference, String carrier, String worker, Instant at, List<Line> lines) {
    static final String SCAN = "scan:";
    private static final String REASON = "vendor-returned";

    /** @param serials the names of the units, where they have some */
    record Line(Sku sku, String lot, long units, List<String> serials) {
        Refusal worded(Refusal why) {
            if (!why.code().equals("stock.not-enough")) return why;
            return new Refusal(
                    "vendors.not-there",
                    Map.of(
                            "sku",
                            sku.toString(),
                            "lot",
                            lot,
                            "asked",
                            units,
                            "there",
                            why.details().getOrDefault("onHand", 0L)));
        }
    }

    /** Whose goods these are: all of one client. */
    int client() {
        return lines.getFirst().sku().client();
    }

    HandedBack as(long other) {
        return new HandedBack(other, key, reference, carrier, worker, at, lines);
    }

    /** Tells a repeat from another under the same key; who says it and when does not count. */
    UUID content() {
        var said = List.of(reference, carrier, lines.toString()).toString();
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }

    List<Move> moves(long stage) {
        return lines.stream().map(line -> move(stage, line)).toList();
    }

    private Move move(long stage, Line line) {
        return new Move(
                stage,
                Location.SUPPLIER,
                line.sku(),
                line.lot(),
                Status.HOLD,
                line.units(),
                false,
                REASON,
                "vendor-return:" + id,
                worker,
                at,
                line.serials());
    }
}
