package dev.dovetail.wms.moving;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import java.time.Instant;
import java.util.List;

/** Units of one kind that go from one place or status to another. @param goods as they lie there now; @param serials their names, where they were read */
record Relocation(
        Goods goods,
        Location to,
        Status becomes,
        long units,
        List<String> serials,
        String reason,
        String reference,
        String who,
        Instant at) {

    /** Units of a SKU as they lie somewhere. */
    record Goods(Sku sku, String lot, Location location, Status status) {}

    boolean changesStatus() {
        return becomes != goods.status();
    }

    boolean changesPlace() {
        return to.id() != goods.location().id();
    }

    /** A change of status goes through the place of corrections, for a row of the ledger has one status. */
    Move leaves() {
        return move(goods.location().id(), changesStatus() ? Location.ADJUSTMENT : to.id(), goods.status());
    }

    Move arrives() {
        return move(Location.ADJUSTMENT, to.id(), becomes);
    }

    private Move move(long from, long into, Status status) {
        return new Move(
                from, into, goods.sku(), goods.lot(), status, units, false, reason, reference, who, at, serials);
    }

    /** Units more, or fewer, that may be promised: what is available on shelves. */
    long promised() {
        return (may(to, becomes) ? units : 0) - (may(goods.location(), goods.status()) ? units : 0);
    }

    private static boolean may(Location location, Status status) {
        return location.kind().shelf() && status == Status.AVAILABLE;
    }
}
