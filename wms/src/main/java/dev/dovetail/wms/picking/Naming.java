package dev.dovetail.wms.picking;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.outbound.PickLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of a refused scan what was expected and what was scanned, in the words that are printed on shelves and goods. */
final class Naming {
    static final String WRONG_LOCATION = "picking.wrong-location";
    static final String WRONG_ITEM = "picking.wrong-item";
    static final String UNKNOWN_BARCODE = "picking.unknown-barcode";
    static final String NOT_A_TOTE = "picking.not-a-tote";
    private static final String NO_SUCH_LINE = "picking.no-such-line";
    private static final String MORE_THAN_ASKED = "picking.more-than-asked";
    private static final String TOO_MANY = "picking.too-many";
    private static final String STOP_DONE = "picking.stop-done";

    private final Map<Stop, PickLine> lines = new LinkedHashMap<>();

    Naming(List<PickLine> lines) {
        lines.forEach(line -> this.lines.put(new Stop(line.task(), line.seq()), line));
    }

    private record Stop(long task, int seq) {}

    Map<UUID, Refusal> ofPicks(List<PickScan> scans, Map<UUID, String> codes, Map<String, Scanned> goods) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var code = codes.get(scan.scanId());
            if (code == null) continue;
            var line = lines.get(new Stop(scan.task(), scan.seq()));
            refused.put(
                    scan.scanId(),
                    line == null
                            ? noSuchLine(scan.task(), scan.seq())
                            : of(code, line, scan, goods.get(scan.barcode())));
        }
        return refused;
    }

    Map<UUID, Refusal> ofShorts(List<ShortScan> scans, Map<UUID, String> codes) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var code = codes.get(scan.scanId());
            if (code == null) continue;
            var line = lines.get(new Stop(scan.task(), scan.seq()));
            refused.put(scan.scanId(), line == null ? noSuchLine(scan.task(), scan.seq()) : of(code, line, scan));
        }
        return refused;
    }

    private static Refusal of(String code, PickLine line, PickScan scan, @Nullable Scanned good) {
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
            default -> Refusal.of(code);
        };
    }

    private static Refusal of(String code, PickLine line, ShortScan scan) {
        return switch (code) {
            case WRONG_LOCATION -> refusal(code, line.locationCode(), scan.location());
            case MORE_THAN_ASKED -> tooMany(line, scan.quantity());
            default -> refusal(code, "short, empty or damaged", scan.reason());
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
