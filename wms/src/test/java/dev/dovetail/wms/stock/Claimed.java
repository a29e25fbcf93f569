package dev.dovetail.wms.stock;

/** Moves of units that picks have claimed. */
final class Claimed {
    private Claimed() {}

    static Move of(Move move) {
        return new Move(
                move.from(),
                move.to(),
                move.sku(),
                move.lot(),
                move.status(),
                move.quantity(),
                true,
                move.reason(),
                move.reference(),
                move.who(),
                move.at(),
                move.serials());
    }
}
