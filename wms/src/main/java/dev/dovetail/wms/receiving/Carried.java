package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.room.Put;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goods that one scan carries from a dock to where they are kept. */
final class Carried {
    static final Set<Location.Kind> PLACES =
            EnumSet.of(Location.Kind.BIN, Location.Kind.RESERVE, Location.Kind.QUALITY, Location.Kind.DAMAGED);

    private final PutawayScan scan;
    private final Scanned item;
    private final Told told;
    private final Location from;
    private final Location to;
    private final String reference;
    private String lot = "";
    private Status status = Status.AVAILABLE;

    private Carried(PutawayScan scan, Scanned item, Location from, Location to, String reference) {
        this.scan = scan;
        this.item = item;
        this.told = scan.told().or(item.mark());
        this.from = from;
        this.to = to;
        this.reference = reference;
    }

    static Carried of(Scans.Known known, PutawayScan scan) {
        var reference = scan.delivery() == null
                ? "putaway"
                : "delivery:" + known.delivery(scan.delivery()).id();
        return new Carried(
                scan, known.item(scan.barcode()), known.location(scan.from()), known.location(scan.to()), reference);
    }

    /**
     * Decides which of the goods on the dock these are: of the lot and the status that were told, else of those there is one
     * of; of several statuses the one that the place is for.
     */
    @Nullable
    Refusal choose(List<Balance> here) {
        var ours = here.stream()
                .map(Balance::key)
                .filter(key -> key.sku().equals(sku()))
                .filter(key -> told.read().lot() == null
                        || key.lot().isEmpty()
                        || key.lot().equals(told.read().lot()))
                .filter(key -> told.status() == null || key.status() == told.status())
                .toList();
        var statuses = ours.stream().map(Balance.Key::status).distinct().toList();
        status = statuses.size() == 1 ? statuses.getFirst() : meant();
        if (status == Status.AVAILABLE && !to.kind().shelf())
            return new Refusal("receiving.not-a-bin", Map.of("location", to.code()));
        var lots = ours.stream()
                .filter(key -> key.status() == status)
                .map(Balance.Key::lot)
                .distinct()
                .toList();
        if (lots.size() > 1) return new Refusal("receiving.which-lot", Map.of("sku", sku().toString(), "lots", lots));
        if (!lots.isEmpty()) lot = lots.getFirst();
        return null;
    }

    private Status meant() {
        if (told.status() != null) return told.status();
        return switch (to.kind()) {
            case QUALITY -> Status.HOLD;
            case DAMAGED -> Status.DAMAGED;
            default -> Status.AVAILABLE;
        };
    }

    boolean forSale() {
        return status == Status.AVAILABLE;
    }

    PutawayScan scan() {
        return scan;
    }

    Sku sku() {
        return item.sku();
    }

    long units() {
        return Math.multiplyExact(scan.packs(), item.units());
    }

    long from() {
        return from.id();
    }

    /** Whether it counts for a delivery that waits for some of it. */
    boolean ofDelivery() {
        return from.ofDeliveries();
    }

    String reference() {
        return reference;
    }

    Put put() {
        return new Put(to.id(), sku(), units());
    }

    Move move() {
        return new Move(
                from.id(),
                to.id(),
                sku(),
                lot,
                status,
                units(),
                false,
                "put-away",
                reference,
                scan.worker(),
                scan.at(),
                told.read().serials());
    }
}
