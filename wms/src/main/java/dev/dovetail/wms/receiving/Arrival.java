package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.stock.Plating;
import dev.dovetail.wms.stock.Status;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goods that one scan counts onto a dock. */
record Arrival(ReceiveScan scan, Scanned item, Handling handling, Told told) {
    static Arrival of(ReceiveScan scan, Scanned item, Handling handling) {
        return new Arrival(scan, item, handling, scan.told().or(item.mark()));
    }

    Sku sku() {
        return item.sku();
    }

    long units() {
        return Math.multiplyExact(scan.packs(), item.units());
    }

    boolean ofLot() {
        return handling.lots() && told.read().lot() != null;
    }

    Lot lot() {
        return new Lot(key(), handling.expires() ? told.expiresOn() : null);
    }

    private Lot.Key key() {
        return new Lot.Key(sku(), lotCode());
    }

    private String lotCode() {
        return handling.lots() && told.read().lot() != null ? told.read().lot() : "";
    }

    private Status status() {
        if (told.status() != null) return told.status();
        return handling.holdOnReceipt() ? Status.HOLD : Status.AVAILABLE;
    }

    /** Where it fits, its lot has its day for those behind it. @param days the last days of lots that are known by now */
    @Nullable
    Refusal refusal(Map<Lot.Key, LocalDate> days, LocalDate today) {
        var sku = sku().toString();
        if (scan.plate() != null && handling.serials()) return new Refusal("plates.named-units", Map.of("sku", sku));
        if (handling.lots() && told.read().lot() == null)
            return new Refusal("receiving.lot-needed", Map.of("sku", sku));
        if (!handling.expires()) return null;
        var day = days.getOrDefault(key(), told.expiresOn());
        var lot = lotCode();
        if (day == null) return new Refusal("receiving.expiry-needed", Map.of("sku", sku, "lot", lot));
        if (told.expiresOn() != null && !told.expiresOn().equals(day))
            return new Refusal(
                    "receiving.lot-expiry",
                    Map.of(
                            "lot",
                            lot,
                            "expected",
                            day.toString(),
                            "scanned",
                            told.expiresOn().toString()));
        if (status() == Status.AVAILABLE && day.isBefore(today.plusDays(handling.minDaysLeft())))
            return new Refusal("receiving.expired", Map.of("lot", lot, "expiresOn", day.toString()));
        days.put(key(), day);
        return null;
    }

    /** The same goods, on a plate where they were counted. */
    Plating plating(long plate, long dock) {
        var goods = new Plated(plate, new Balance.Key(dock, sku(), lotCode(), status()), units());
        return new Plating(goods, "received", "scan:" + scan.scanId(), scan.worker(), scan.at());
    }

    Move move(long from, long to, String reference) {
        return new Move(
                from,
                to,
                sku(),
                lotCode(),
                status(),
                units(),
                false,
                "received",
                reference,
                scan.worker(),
                scan.at(),
                told.read().serials());
    }
}
