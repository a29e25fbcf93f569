package dev.dovetail.wms.outbound;

import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;

/** The ledger rows of what cannot be packed. A change of status goes through the place of corrections, for a row has one status. */
final class UnfitMoves {
    private UnfitMoves() {}

    static boolean changesStatus(Unfit one) {
        return one.becomes() != Status.AVAILABLE;
    }

    /** Out of the tote, under the reason {@code bench-<reason>}: so many units are picked no more. */
    static Move leaves(Unfit one) {
        long to = changesStatus(one) ? Location.ADJUSTMENT : one.to();
        return move(one, one.from(), to, Status.AVAILABLE, "bench-" + one.reason());
    }

    static Move arrives(Unfit one) {
        return move(one, Location.ADJUSTMENT, one.to(), one.becomes(), one.reason());
    }

    private static Move move(Unfit one, long from, long to, Status status, String reason) {
        return new Move(
                from,
                to,
                one.sku(),
                one.lot(),
                status,
                one.quantity(),
                false,
                reason,
                "outbound:" + one.outbound(),
                one.worker(),
                one.at(),
                one.serials());
    }
}
