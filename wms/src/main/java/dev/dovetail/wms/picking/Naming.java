package dev.dovetail.wms.picking;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.outbound.PickLine;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says of a refused scan what was expected and what was scanned, in the words that are printed on shelves and goods. */
final class Naming {
    static final String WRONG_LOCATION = "picking.wrong-location";
    static final String WRONG_ITEM = "picking.wrong-item";
    static final String UNKNOWN_BARCODE = "picking.unknown-barcode";
    static final String NOT_A_TOTE = "picking.not-a-tote";
    static final String NO_SUCH_LINE = "picking.no-such-line";
    private static final String MORE_THAN_ASKED = "picking.more-than-asked";
    private static final String TOO_MANY = "picking.too-many";
    private static final String STOP_DONE = "picking.stop-done";
    private static final String STOP_MOVED = "picking.stop-moved";

    private final Stops.All stops;

    /** @param stops as they are after what was not refused */
    Naming(Stops.All stops) {
        this.stops = stops;
    }

    Refusal of(Refusal refusal, PickScan scan, @Nullable Scanned good) {
        return named(scan.task(), scan.seq(), line -> of(refusal, line, scan, good));
    }

    Refusal of(Refusal refusal, ShortScan scan) {
        return named(scan.task(), scan.seq(), line -> switch (refusal.code()) {
            case WRONG_LOCATION -> refusal(refusal.code(), line.locationCode(), scan.location());
            case MORE_THAN_ASKED -> tooMany(line, scan.quantity());
            case "picking.unknown-reason" -> refusal(refusal.code(), "short, empty or damaged", scan.reason());
            default -> refusal;
        });
    }

    private Refusal named(long task, int seq, Function<PickLine, Refusal> words) {
        return stops.of(task, seq)
                .whole()
                .map(line -> moved(words.apply(line), line, task, seq))
                .orElseGet(() -> noSuchLine(task, seq));
    }

    /** Somebody found the bin short, and the units are to be had elsewhere: where, and as which stop. */
    private Refusal moved(Refusal refusal, PickLine line, long task, int seq) {
        if (!refusal.code().equals(TOO_MANY) && !refusal.code().equals(STOP_DONE)) return refusal;
        var found = stops.of(task, seq);
        var instead = stops.findInsteadOf(found.lines());
        if (instead == null) return refusal;
        int number =
                found.slot() == null ? instead.seq() : SlotRow.seq(found.slot().slot(), instead.seq());
        return new Refusal(
                STOP_MOVED,
                Map.of(
                        "expected",
                        instead.locationCode(),
                        "scanned",
                        line.locationCode(),
                        "units",
                        instead.open(),
                        "left",
                        line.open(),
                        "seq",
                        number));
    }

    private static Refusal of(Refusal refusal, PickLine line, PickScan scan, @Nullable Scanned good) {
        var code = refusal.code();
        return switch (code) {
            case WRONG_LOCATION -> refusal(code, line.locationCode(), scan.location());
            case UNKNOWN_BARCODE -> refusal(code, line.sku().toString(), scan.barcode());
            case WRONG_ITEM ->
                refusal(
                        code,
                        line.sku().toString(),
                        good == null ? scan.barcode() : good.sku().toString());
            case MORE_THAN_ASKED -> tooMany(line, good == null ? scan.packs() : scan.packs() * good.units());
            case NOT_A_TOTE -> refusal(code, "a tote or a cart", scan.tote());
            default -> refusal;
        };
    }

    /** At a stop with nothing left, as after a withdrawal, no smaller number would do. */
    private static Refusal tooMany(PickLine line, long scanned) {
        return refusal(line.open() == 0 ? STOP_DONE : TOO_MANY, line.open(), scanned);
    }

    private static Refusal refusal(String code, Object expected, Object scanned) {
        return new Refusal(code, Map.of("expected", expected, "scanned", scanned));
    }

    private static Refusal noSuchLine(long task, int seq) {
        return new Refusal(NO_SUCH_LINE, Map.of("task", Long.toString(task), "seq", seq));
    }
}
