package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One balance while a list of moves is decided on it. */
final class Figure {
    private final @Nullable Balance before;
    private long onHand;
    private long allocated;
    private @Nullable Instant since;
    private boolean touched;

    Figure(@Nullable Balance before) {
        this.before = before;
        this.since = before == null ? null : before.since();
        this.onHand = before == null ? 0 : before.onHand();
        this.allocated = before == null ? 0 : before.allocated();
    }

    @Nullable
    Refusal refusal(Move move) {
        long has = move.claimed() ? allocated : onHand - allocated;
        if (has >= move.quantity()) return null;
        return new Refusal(
                move.claimed() ? "stock.not-claimed" : "stock.not-enough",
                Map.of(
                        "location", move.from(),
                        "sku", move.sku().toString(),
                        "asked", move.quantity(),
                        "onHand", onHand,
                        "allocated", allocated));
    }

    void take(Move move) {
        onHand -= move.quantity();
        if (move.claimed()) allocated -= move.quantity();
        touched = true;
    }

    /** How long the goods have been in the warehouse: they take it along, and the oldest of a heap speaks for it. */
    Instant since(Move move) {
        return since == null ? move.at() : since;
    }

    void put(Move move, Instant age) {
        since = since == null || onHand == 0 || age.isBefore(since) ? age : since;
        onHand += move.quantity();
        touched = true;
    }

    Optional<Postings.Change> change(Balance.Key key) {
        long was = before == null ? 0 : before.onHand();
        long claimed = before == null ? 0 : before.allocated();
        if (!touched || since == null || Location.virtual(key.location()) || (onHand == was && allocated == claimed))
            return Optional.empty();
        boolean empties = onHand == 0 && allocated == 0;
        return Optional.of(new Postings.Change(key, onHand - was, allocated - claimed, since, before != null, empties));
    }
}
