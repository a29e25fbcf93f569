package dev.dovetail.wms.floor;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.dispatch.DepartScan;
import dev.dovetail.wms.dispatch.GiveBackScan;
import dev.dovetail.wms.dispatch.HandOverScan;
import dev.dovetail.wms.dispatch.LoadScan;
import dev.dovetail.wms.dispatch.StageScan;
import dev.dovetail.wms.items.Read;
import dev.dovetail.wms.packing.CloseScan;
import dev.dovetail.wms.packing.PackScan;
import dev.dovetail.wms.packing.ReopenScan;
import dev.dovetail.wms.packing.UnpackScan;
import dev.dovetail.wms.picking.PickScan;
import dev.dovetail.wms.picking.ShortScan;
import dev.dovetail.wms.picking.SwapScan;
import dev.dovetail.wms.picking.ToteScan;
import dev.dovetail.wms.receiving.PutawayScan;
import dev.dovetail.wms.receiving.ReceiveScan;
import dev.dovetail.wms.receiving.Told;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.walls.SortScan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a scan by its kind. A scan that is wrong in itself is refused alone: its neighbours in the batch stand. */
final class ScanReader {
    static final int CODE = 40;
    static final int LONGEST = 120;
    private static final int REFERENCE = 80;
    private static final long MOST = 1_000_000;
    private static final int MOST_SERIALS = 200;
    private static final long HEAVIEST_GRAMS = 10_000_000;

    private ScanReader() {}

    /** @param at when we took it; @param ahead by how much our clock is ahead of the device's; throws {@link Malformed} with the name of the field that is wrong */
    static FloorScan read(ScanBody body, Instant at, Duration ahead) {
        text("worker", body.worker(), LONGEST);
        if (!body.keptAt(Instant.MAX).equals(body.at())) throw wrong("at", "is a time of the years 1 to 9999");
        return new FloorScan(
                body.scanId(), body.kind(), body, what(body, at, body.at().plus(ahead)));
    }

    private static Object what(ScanBody b, Instant at, Instant seen) {
        return switch (b.kind()) {
            case "receive" -> receive(b, at);
            case "putaway" -> putaway(b, at);
            case "pick", "unpick" -> pick(b, at);
            case "short" -> shorted(b, at);
            case "swap" -> swap(b, at);
            case "tote" ->
                new ToteScan(
                        b.scanId(),
                        b.worker(),
                        at,
                        id("task", b.task()),
                        code("slot", b.slot()),
                        code("tote", b.tote()));
            case "sort", "unsort" -> sort(b, at);
            case "pack" -> pack(b, at);
            case "damaged", "exchange" -> BenchScans.what(b, at);
            case "unpack" -> unpack(b, at);
            case "close" -> close(b, at);
            case "reopen" -> reopen(b, at);
            case "load" -> new LoadScan(b.scanId(), b.worker(), at, code("carton", b.carton()));
            case "hand-over" -> handOver(b, at);
            case "stage" ->
                new StageScan(b.scanId(), b.worker(), at, code("carton", b.carton()), code("location", b.location()));
            case "give-back" -> new GiveBackScan(b.scanId(), b.worker(), at, code("carton", b.carton()));
            case "depart" -> new DepartScan(b.scanId(), b.worker(), at, code("carrier", b.carrier()));
            default -> StoredScans.what(b, at, seen);
        };
    }

    private static HandOverScan handOver(ScanBody b, Instant at) {
        var proof = b.proof() == null ? null : code("proof", b.proof());
        return new HandOverScan(b.scanId(), b.worker(), at, code("carton", b.carton()), proof);
    }

    private static UnpackScan unpack(ScanBody b, Instant at) {
        return new UnpackScan(
                b.scanId(),
                b.worker(),
                at,
                code("carton", b.carton()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                code("tote", b.tote()),
                read(b));
    }

    private static CloseScan close(ScanBody b, Instant at) {
        return new CloseScan(
                b.scanId(),
                b.worker(),
                at,
                code("carton", b.carton()),
                number("weightGrams", b.weightGrams(), HEAVIEST_GRAMS),
                b.reason() == null ? null : text("reason", b.reason(), LONGEST));
    }

    private static ReopenScan reopen(ScanBody b, Instant at) {
        var reason = text("reason", b.reason(), LONGEST);
        return new ReopenScan(b.scanId(), b.worker(), at, code("carton", b.carton()), reason);
    }

    private static ReceiveScan receive(ScanBody b, Instant at) {
        return new ReceiveScan(
                b.scanId(),
                b.worker(),
                at,
                b.delivery() == null ? null : text("delivery", b.delivery(), REFERENCE),
                code("location", b.location()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                told(b),
                b.plate() == null ? null : code("plate", b.plate()));
    }

    private static PutawayScan putaway(ScanBody b, Instant at) {
        return new PutawayScan(
                b.scanId(),
                b.worker(),
                at,
                b.delivery(),
                code("from", b.from()),
                code("to", b.to()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                told(b));
    }

    private static PickScan pick(ScanBody b, Instant at) {
        return new PickScan(
                b.scanId(),
                b.worker(),
                at,
                id("task", b.task()),
                seq(b),
                code("location", b.location()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                b.carton() == null ? code("tote", b.tote()) : "",
                b.carton() == null ? null : code("carton", b.carton()),
                b.cartonType() == null ? null : code("cartonType", b.cartonType()),
                read(b));
    }

    private static SwapScan swap(ScanBody b, Instant at) {
        return new SwapScan(
                b.scanId(),
                b.worker(),
                at,
                id("task", b.task()),
                seq(b),
                code("location", b.location()),
                text("lot", b.lot(), LONGEST));
    }

    private static ShortScan shorted(ScanBody b, Instant at) {
        return new ShortScan(
                b.scanId(),
                b.worker(),
                at,
                id("task", b.task()),
                seq(b),
                code("location", b.location()),
                text("reason", b.reason(), LONGEST),
                quantity(b));
    }

    private static SortScan sort(ScanBody b, Instant at) {
        return new SortScan(
                b.scanId(),
                b.worker(),
                at,
                code("from", b.from()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                code("to", b.to()),
                read(b));
    }

    private static PackScan pack(ScanBody b, Instant at) {
        return new PackScan(
                b.scanId(),
                b.worker(),
                at,
                new FulfillmentOrderId(id("outbound", b.outbound())),
                code("carton", b.carton()),
                text("barcode", b.barcode(), LONGEST),
                quantity(b),
                read(b));
    }

    private static Told told(ScanBody b) {
        return new Told(read(b), day(b.expiresOn()), status(b.status()));
    }

    static Read read(ScanBody b) {
        return new Read(b.lot() == null ? null : code("lot", b.lot()), serials(b));
    }

    /** What the goods that go back are, where others are laid in their place. */
    static Read instead(ScanBody b) {
        return new Read(
                b.insteadLot() == null ? null : code("insteadLot", b.insteadLot()),
                names("insteadSerials", b.insteadSerials()));
    }

    static List<String> serials(ScanBody b) {
        return names("serials", b.serials());
    }

    private static List<String> names(String field, @Nullable List<String> told) {
        var serials = told == null ? List.<String>of() : told;
        if (serials.size() > MOST_SERIALS) throw wrong(field, "are at most " + MOST_SERIALS);
        return serials.stream().map(serial -> code(field, serial)).toList();
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException _) {
            throw wrong("expiresOn", "is a date such as 2027-03-31");
        }
    }

    private static @Nullable Status status(@Nullable String word) {
        if (word == null) return null;
        for (var status : Status.values()) if (status.word().equals(word)) return status;
        throw wrong("status", "is available, hold or damaged");
    }

    static long quantity(ScanBody body) {
        return number("quantity", body.quantity(), MOST);
    }

    static int seq(ScanBody body) {
        var seq = body.seq();
        return (int) number("seq", seq == null ? null : Long.valueOf(seq), Integer.MAX_VALUE);
    }

    private static long number(String field, @Nullable Long value, long most) {
        if (value == null) throw missing(field);
        if (value < 1 || value > most) throw wrong(field, "is 1 to " + most);
        return value;
    }

    static String code(String field, @Nullable String value) {
        return text(field, value, CODE);
    }

    static String text(String field, @Nullable String value, int longest) {
        if (value == null) throw missing(field);
        var text = value.strip();
        if (text.isEmpty() || value.length() > longest) throw wrong(field, "has 1 to " + longest + " characters");
        return text;
    }

    static long id(String field, @Nullable String value) {
        if (value == null) throw missing(field);
        if (!value.matches("[1-9][0-9]{0,18}")) throw wrong(field, "is an id");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw wrong(field, "is an id");
        }
    }

    private static Malformed missing(String field) {
        return new Malformed("floor.field-missing", field, field + " must be there for this kind of scan");
    }

    private static Malformed wrong(String field, String rule) {
        return new Malformed("floor.field-wrong", field, field + " " + rule);
    }
}
